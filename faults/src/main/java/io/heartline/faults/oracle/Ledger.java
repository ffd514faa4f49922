package io.heartline.faults.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.contracts.Topic;
import io.heartline.faults.oracle.Observed.Entry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether ledger, balances and pulses are what follows from the events. They are computed here anew, from the topics and by
 * the definitions of docs/architecture.md, with none of the service's own code.
 */
final class Ledger {
    private static final Map<String, Integer> STAKES = Map.ofEntries(
            Map.entry("data-misuse", -20),
            Map.entry("upgrade", 8),
            Map.entry("cancellation", -6),
            Map.entry("service-failure", -5),
            Map.entry("delivery-late", -3),
            Map.entry("refund", -3),
            Map.entry("reward", 3),
            Map.entry("purchase", 2),
            Map.entry("renewal", 2));
    private static final BigDecimal EMOTION_STAKE = new BigDecimal(2);
    private static final BigDecimal LOSS_AVERSION = new BigDecimal("2.25");
    private static final int MICRO_DECIMALS = 6;
    private static final double MICROS = 1e6;
    private static final Duration DEPOSITS_HALVE_IN = Duration.ofDays(180);
    private static final Duration WITHDRAWALS_HALVE_IN = Duration.ofDays(270);
    private static final double TOLERANCE = 1e-9;

    private final Observed observed;
    private final Verdict verdict;

    Ledger(Observed observed, Verdict verdict) {
        this.observed = observed;
        this.verdict = verdict;
    }

    /** What an event is worth, in millionths. */
    private record Posting(String customer, long units, Instant at) {
        double decayed(Instant now) {
            var halfLife = units > 0 ? DEPOSITS_HALVE_IN : WITHDRAWALS_HALVE_IN;
            var age = (double) Duration.between(at, now).toMillis() / halfLife.toMillis();
            return at.isAfter(now) ? 0 : units / MICROS * Math.pow(2, -age);
        }
    }

    void judge() {
        var expected = new HashMap<String, Posting>();
        observed.on(Topic.SCORED_INTERACTIONS)
                .forEach(recorded -> post(recorded.value(), expected, expressed(recorded.value())));
        observed.on(Topic.CUSTOMER_EVENTS)
                .forEach(recorded -> post(recorded.value(), expected, happened(recorded.value())));
        entries(expected);
        balances(expected);
        pulses();
    }

    private static void post(JsonNode event, Map<String, Posting> into, BigDecimal units) {
        var micros = units.setScale(MICRO_DECIMALS, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
        if (micros != 0) {
            into.put(
                    event.path("id").asText(),
                    new Posting(
                            event.path("customerId").asText(),
                            micros,
                            Instant.parse(event.path("occurredAt").asText())));
        }
    }

    private static BigDecimal expressed(JsonNode event) {
        var score = event.path("score");
        if (score.path("abstained").asBoolean()) {
            return BigDecimal.ZERO;
        }
        var size = EMOTION_STAKE.multiply(micros(score.path("intensity"))).multiply(micros(score.path("confidence")));
        return switch (score.path("sentiment").asText()) {
            case "positive" -> size;
            case "negative" -> size.multiply(LOSS_AVERSION).negate();
            default -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal micros(JsonNode number) {
        return BigDecimal.valueOf(number.asDouble()).setScale(MICRO_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal happened(JsonNode event) {
        var stake = new BigDecimal(STAKES.getOrDefault(event.path("type").asText(), 0));
        return stake.signum() < 0 ? stake.multiply(LOSS_AVERSION) : stake;
    }

    private void entries(Map<String, Posting> expected) {
        var posted = observed.books().entries().stream().collect(Collectors.groupingBy(Entry::cause));
        expected.forEach((cause, posting) -> {
            var entries = posted.getOrDefault(cause, List.of());
            verdict.exactly(1, entries.size(), "entry of " + cause);
            entries.forEach(entry -> verdict.unless(
                    entry.units() == posting.units() && entry.customer().equals(posting.customer()),
                    "the entry of " + cause + " has " + entry.units() + " instead of " + posting.units()));
        });
        posted.keySet().stream()
                .filter(cause -> !expected.containsKey(cause))
                .forEach(cause -> verdict.violated("there is an entry of " + cause + ", which is worth nothing"));
    }

    private void balances(Map<String, Posting> expected) {
        var at = observed.books().at();
        var sums = new HashMap<String, Double>();
        expected.values().forEach(posting -> sums.merge(posting.customer(), posting.decayed(at), Double::sum));
        observed.books().balances().forEach((customer, balance) -> {
            double sum = sums.getOrDefault(customer, 0.0);
            verdict.unless(
                    Math.abs(sum - balance) <= TOLERANCE,
                    "the balance of " + customer + " is " + balance + " instead of " + sum);
        });
    }

    /** Every score that did not abstain counts once in the window of its brand, and what was told is what is kept. */
    private void pulses() {
        var expressions = observed.on(Topic.SCORED_INTERACTIONS).stream()
                .map(Observed.Recorded::value)
                .filter(event -> event.path("score").has("abstained")
                        && !event.path("score").path("abstained").asBoolean())
                .map(event -> event.path("id").asText())
                .distinct()
                .count();
        var kept = observed.books().pulses();
        var counted = kept.entrySet().stream()
                .filter(pulse -> pulse.getKey().contains("|brand|"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        verdict.exactly(expressions, counted, "expressions in the pulses of the brand");
        var newest = new HashMap<String, JsonNode>();
        observed.on(Topic.PULSES).stream()
                .filter(recorded -> !recorded.poison())
                .forEach(recorded -> newest.merge(
                        window(recorded.value()),
                        recorded.value(),
                        (one, other) -> one.path("revision").asInt()
                                        > other.path("revision").asInt()
                                ? one
                                : other));
        kept.forEach((window, count) -> {
            var told = newest.get(window);
            verdict.unless(
                    told != null && told.path("count").asLong() == count,
                    "the pulse " + window + " counts " + count + ", and tells " + told);
        });
    }

    private static String window(JsonNode pulse) {
        return pulse.path("brand").asText() + "|" + pulse.path("scope").asText() + "|"
                + pulse.path("value").asText() + "|"
                + Instant.parse(pulse.path("start").asText());
    }
}
