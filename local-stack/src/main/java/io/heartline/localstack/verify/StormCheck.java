package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Topic;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.audit.Announced;
import io.heartline.localstack.load.ResidentMemory;
import io.heartline.localstack.stack.Service;
import io.heartline.testing.Publisher;
import io.heartline.testing.vendor.Vendor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Lets metrics and alerting take in a planted crisis of very many scored interactions, and kills alerting while it
 * delivers. There must be one alert of a crisis, an alert for everybody who was severely harmed, nobody may be flooded,
 * and nothing may be lost.
 */
final class StormCheck {
    private static final int COUNT = 100_000;
    private static final int NOTICES_MAX = 150;
    private static final int KILLED_AFTER = 5;
    private static final int MEGABYTE = 1_000_000;
    private static final Duration TAKEN_WITHIN = Duration.ofMinutes(40);
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(15);
    private static final Duration COUNTED_EVERY = Duration.ofSeconds(2);
    private static final String CRISIS = "crisis";
    private static final String SHOCK = "shock";

    private final Site site;
    private final Clock clock;
    private final Failures failures;
    private final Consumer<String> say;
    private final ObjectNode figures = JsonNodeFactory.instance.objectNode();

    StormCheck(Site site, Clock clock, Failures failures, Consumer<String> say) {
        this.site = site;
        this.clock = clock;
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run() throws IOException, InterruptedException {
        // Nothing of this goes through them, and the machine is to be the others' alone.
        site.stack().stop(Service.INGESTION);
        site.stack().stop(Service.SCORING);
        try (var desk = new Desk(clock);
                var alerting = site.alerting()) {
            site.stack().restart(Service.ALERTING, settings(desk));
            var receivers = Registered.all(desk, alerting, StormScores.BRAND);
            var scores = new StormScores(COUNT, clock.instant());
            say.accept("A quiet week of " + StormScores.QUIET + " scored interactions, then " + COUNT
                    + " within ten minutes; seed " + StormScores.SEED);
            publish(StormScores.QUIET, scores::quiet);
            awaitTaken(StormScores.QUIET);
            var start = System.nanoTime();
            publish(COUNT, scores::storm);
            kill(desk);
            awaitTaken(StormScores.QUIET + COUNT);
            say.accept(String.format("  taken by metrics and alerting, %.0f s after the first", seconds(start)));
            var announced = awaitTold();
            say.accept(String.format("  told, %.0f s after the first", seconds(start)));
            figures.put("interactions", COUNT).put("seconds", Math.round(seconds(start)));
            judge(announced, scores.severelyHarmed());
            told(desk, announced, alerting);
            flood(receivers.report(say));
            memory();
            for (var vendor : Vendor.values()) {
                var broken = desk.server(vendor).broken();
                failures.unless(broken.isEmpty(), vendor.wire() + " refused: " + broken);
            }
        }
        return figures;
    }

    /** What is told together is told every minute here, and not every five, so that the check ends sooner. */
    private static Map<String, String> settings(Desk desk) {
        Map<String, String> settings = new HashMap<>(desk.settings());
        settings.put("heartline.storm.interval", "1m");
        return settings;
    }

    private void publish(int count, IntFunction<ScoredInteraction> make) {
        try (var publisher = new Publisher(site.stack().file().kafka())) {
            for (int number = 0; number < count; number++) {
                var one = make.apply(number);
                publisher.send(Topic.SCORED_INTERACTIONS, one.customerId(), one);
            }
        }
    }

    /** Kills alerting when its first messages about the storm are out. */
    private void kill(Desk desk) throws IOException, InterruptedException {
        var begun = Patience.await(
                TAKEN_WITHIN,
                () -> desk.server(Vendor.WEBHOOK).taken().size() < KILLED_AFTER ? Optional.empty() : Optional.of(true));
        failures.unless(begun.isPresent(), "nothing was delivered before the crash");
        site.stack().kill(Service.ALERTING);
        var taken = site.audits().processed(Service.ALERTING, Topic.SCORED_INTERACTIONS.wire());
        say.accept("  SIGKILL of alerting while it delivered, with " + taken + " of " + (COUNT + StormScores.QUIET)
                + " interactions taken");
        figures.put("takenAtDeath", taken);
        site.stack().restart(Service.ALERTING);
    }

    /** Waits until both services have all interactions, and alerting all that metrics made of them. */
    private void awaitTaken(long count) throws IOException, InterruptedException {
        for (var service : new Service[] {Service.METRICS, Service.ALERTING}) {
            var unused = Patience.await(
                            TAKEN_WITHIN,
                            COUNTED_EVERY,
                            () -> site.audits().processed(service, Topic.SCORED_INTERACTIONS.wire()) >= count
                                    ? Optional.of(true)
                                    : Optional.empty())
                    .orElseThrow(() -> new IOException(service.module() + " did not take everything in time"));
        }
        site.audits().awaitRelayed(Service.METRICS, TAKEN_WITHIN);
        awaitStill(Topic.CUSTOMER_STANDINGS);
        awaitStill(Topic.PULSES);
    }

    private void awaitStill(Topic topic) throws IOException, InterruptedException {
        var before = new long[] {-1};
        var unused = Patience.await(TAKEN_WITHIN, COUNTED_EVERY.multipliedBy(2), () -> {
            var now = site.audits().processed(Service.ALERTING, topic.wire());
            var isStill = now == before[0];
            before[0] = now;
            return isStill ? Optional.of(now) : Optional.empty();
        });
    }

    private Announced awaitTold() throws IOException, InterruptedException {
        var told = Patience.await(TOLD_WITHIN, COUNTED_EVERY, () -> {
            var now = Announced.of(site.stack().file(), StormScores.BRAND);
            return now.isDone() && now.byKind().containsKey(CRISIS) ? Optional.of(now) : Optional.empty();
        });
        failures.unless(told.isPresent(), "not everything was told in time");
        return told.orElseGet(() -> Announced.of(site.stack().file(), StormScores.BRAND));
    }

    private void judge(Announced announced, long harmed) {
        say.accept("  alerts by kind: " + announced.byKind());
        say.accept(String.format(
                "  of those about customers: %d told one by one, %d together, %d not told while the crisis is open",
                announced.alone(), announced.together(), announced.muted()));
        var kinds = figures.putObject("alerts");
        announced.byKind().forEach(kinds::put);
        figures.put("alone", announced.alone())
                .put("together", announced.together())
                .put("muted", announced.muted())
                .put("severelyHarmed", harmed);
        var crises = announced.byKind().getOrDefault(CRISIS, 0L);
        failures.unless(crises == 1, crises + " alerts of a crisis instead of one");
        var shocks = announced.byKind().getOrDefault(SHOCK, 0L);
        failures.unless(shocks == harmed, shocks + " shocks, but " + harmed + " customers were severely harmed");
        failures.unless(
                announced.forgotten() == 0, announced.forgotten() + " alerts were neither told nor are they muted");
    }

    /** What the webhook took must be all that alerting says it told. */
    private void told(Desk desk, Announced announced, Apis alerting) throws IOException, InterruptedException {
        Set<String> alone = new HashSet<>();
        Set<String> crises = new HashSet<>();
        Map<String, Long> together = new HashMap<>();
        for (var taken : desk.server(Vendor.WEBHOOK).taken()) {
            var data = taken.body().path("data");
            if (taken.event().equals("alert.fired")) {
                var isOfCustomer = !data.has("scope");
                (isOfCustomer ? alone : crises)
                        .add(data.path(isOfCustomer ? "alertId" : "kind").asText());
            } else if (taken.event().equals("alerts.fired")) {
                together.put(taken.key(), data.path("count").asLong());
            }
        }
        var counted = together.values().stream().mapToLong(Long::longValue).sum();
        say.accept("  the webhook heard of " + alone.size() + " one by one, of " + counted + " in " + together.size()
                + " messages, and of " + crises);
        failures.unless(crises.contains(CRISIS), "the webhook did not hear of the crisis");
        failures.unless(
                alone.size() == announced.alone(), "the webhook heard of " + alone.size() + " alerts one by one");
        // Whatever ended before it was told needs no telling.
        var resolved = alerting.get("/alerts?status=resolved&limit=200&brand=" + StormScores.BRAND)
                .body()
                .path("items")
                .size();
        failures.unless(
                counted <= announced.together() && counted + resolved >= announced.together(),
                "the webhook heard of " + counted + " alerts together");
        figures.putObject("webhook")
                .put("alone", alone.size())
                .put("together", counted)
                .put("messagesOfMany", together.size());
    }

    private void flood(ObjectNode report) {
        figures.set("deliveries", report);
        report.properties().forEach(kind -> {
            var delivered = kind.getValue().path("delivered").asInt();
            failures.unless(
                    delivered <= NOTICES_MAX && delivered > 0,
                    kind.getKey() + " was told " + delivered + " times, which is not 1 to " + NOTICES_MAX);
            failures.unless(kind.getValue().path("failed").asInt() == 0, kind.getKey() + " lost messages");
        });
    }

    private void memory() throws IOException {
        var memory = figures.putObject("residentMegabytes");
        for (var service : new Service[] {Service.METRICS, Service.ALERTING}) {
            var resident = ResidentMemory.highest(site.stack().handle(service)) / MEGABYTE;
            say.accept("  " + service.module() + ": heap limit " + service.heapMegabytes() + " MB, at most " + resident
                    + " MB resident");
            memory.put(service.key(), resident);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
