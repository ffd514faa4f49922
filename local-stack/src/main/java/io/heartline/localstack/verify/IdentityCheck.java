package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Merges customers and takes merges back, at random. In between the account of every customer must be the sum over those
 * who are one person by then; when everything is taken back it must be what it was before, entry by entry.
 */
final class IdentityCheck {
    private static final int CUSTOMERS = 8;
    private static final int STEPS = 30;
    private static final int UNDO_OF_TEN = 4;
    private static final long SEED = 20260304;
    private static final double TOLERANCE = 1e-9;
    private static final Duration READ_WITHIN = Duration.ofSeconds(30);
    private static final String REASON = "a check";

    private final Site site;
    private final Clock clock;
    private final Failures failures;
    private final Consumer<String> say;
    private final SplittableRandom dice = new SplittableRandom(SEED);
    private final List<Merge> merges = new ArrayList<>();

    IdentityCheck(Site site, Clock clock, Failures failures, Consumer<String> say) {
        this.site = site;
        this.clock = clock;
        this.failures = failures;
        this.say = say;
    }

    /** A merge that holds. */
    private record Merge(String id, String one, String other) {}

    ObjectNode run() throws IOException, InterruptedException {
        var customers = customers();
        var at = clock.instant();
        var before = ledgers(customers, at);
        var undone = 0;
        for (var step = 0; step < STEPS; step++) {
            if (!merges.isEmpty() && dice.nextInt(10) < UNDO_OF_TEN) {
                undo(merges.remove(dice.nextInt(merges.size())));
                undone++;
            } else {
                merge(customers.get(dice.nextInt(CUSTOMERS)), customers.get(dice.nextInt(CUSTOMERS)));
            }
        }
        var persons = persons(customers);
        say.accept("  " + STEPS + " merges and undos, " + undone + " of them undos; " + CUSTOMERS + " customers are "
                + new TreeSet<>(persons.values()).size() + " persons");
        var wrong = unlike(customers, expected(before, persons), at);
        failures.unless(wrong.isEmpty(), "the accounts of " + wrong + " are not those of the final graph");
        for (var merge : List.copyOf(merges)) {
            undo(merge);
        }
        merges.clear();
        wrong = unlike(customers, before, at);
        failures.unless(wrong.isEmpty(), "after all undos the accounts of " + wrong + " are not what they were");
        var entries = before.values().stream().mapToInt(Map::size).sum();
        say.accept("  all undone: " + entries + " entries of " + CUSTOMERS + " accounts are where they were");
        failures.unless(entries > 0, "there were no entries");
        return JsonNodeFactory.instance
                .objectNode()
                .put("customers", CUSTOMERS)
                .put("steps", STEPS)
                .put("undos", undone)
                .put("entries", entries);
    }

    /** Customers with something in their accounts. */
    private List<String> customers() throws IOException, InterruptedException {
        var events = JsonNodeFactory.instance.arrayNode();
        for (var i = 0; i < CUSTOMERS; i++) {
            for (var j = 0; j <= i % 3; j++) {
                var event = events.addObject();
                event.put("source", "verify-identity")
                        .put("externalId", "e-" + i + "-" + j)
                        .put("brand", Senders.BRAND)
                        .put("type", j % 2 == 0 ? "reward" : "delivery-late")
                        .put(
                                "occurredAt",
                                clock.instant().minus(Duration.ofDays(2L + i)).toString());
                event.putObject("customer").put("kind", "external-id").put("value", "identity-" + i);
            }
        }
        var answer = site.ingestion().post("/customer-events", events);
        if (answer.status() != 202) {
            throw new IOException("POST /customer-events answered " + answer.status() + ": " + answer.text());
        }
        site.audits().awaitSettled(tally -> true, site.stack().death()::isDone);
        var customers = new ArrayList<String>();
        for (var i = 0; i < CUSTOMERS; i++) {
            customers.add(Identifiers.find(site.ingestion(), "identity-" + i)
                    .orElseThrow(() -> new IOException("a customer is not known")));
        }
        return customers;
    }

    private void merge(String one, String other) throws IOException, InterruptedException {
        if (one.equals(other)) {
            return;
        }
        var request = JsonNodeFactory.instance.objectNode().put("with", other).put("reason", REASON);
        var answer = site.ingestion().post("/customers/" + one + "/merges", request);
        var id = answer.body().path("mergeId").asText();
        if (answer.isSuccess() && !id.isEmpty()) {
            // Who is one person already stays so: the answer names the merge that made them one, or none.
            if (merges.stream().noneMatch(merge -> merge.id().equals(id))) {
                merges.add(new Merge(id, one, other));
            }
        } else if (answer.status() != 409) {
            throw new IOException("a merge was answered " + answer.status() + ": " + answer.text());
        }
    }

    private void undo(Merge merge) throws IOException, InterruptedException {
        var request = JsonNodeFactory.instance.objectNode().put("reason", REASON);
        var answer = site.ingestion().post("/customers/" + merge.one() + "/merges/" + merge.id() + "/undo", request);
        failures.unless(answer.isSuccess(), "an undo was answered " + answer.status() + ": " + answer.text());
    }

    /** Who is which person by the merges that hold: each customer, and the least of those who are the same. */
    private Map<String, String> persons(List<String> customers) {
        var persons = new LinkedHashMap<String, String>();
        customers.forEach(customer -> persons.put(customer, customer));
        for (var changed = true; changed; ) {
            changed = false;
            for (var merge : merges) {
                var one = persons.getOrDefault(merge.one(), merge.one());
                var other = persons.getOrDefault(merge.other(), merge.other());
                if (!one.equals(other)) {
                    var least = one.compareTo(other) < 0 ? one : other;
                    persons.replaceAll((id, person) -> person.equals(one) || person.equals(other) ? least : person);
                    changed = true;
                }
            }
        }
        return persons;
    }

    /** The entries that each customer's account must show: those of all who are the same person. */
    private static Map<String, Map<String, Double>> expected(
            Map<String, Map<String, Double>> before, Map<String, String> persons) {
        var expected = new LinkedHashMap<String, Map<String, Double>>();
        persons.forEach((customer, person) -> {
            var entries = new LinkedHashMap<String, Double>();
            before.forEach((other, own) -> {
                if (person.equals(persons.get(other))) {
                    entries.putAll(own);
                }
            });
            expected.put(customer, entries);
        });
        return expected;
    }

    /** The customers whose accounts do not come to be as expected. */
    private List<String> unlike(List<String> customers, Map<String, Map<String, Double>> expected, Instant at)
            throws IOException, InterruptedException {
        Patience.await(
                READ_WITHIN,
                () -> differing(customers, expected, at).isEmpty() ? Optional.of(true) : Optional.<Boolean>empty());
        return differing(customers, expected, at);
    }

    private List<String> differing(List<String> customers, Map<String, Map<String, Double>> expected, Instant at)
            throws IOException, InterruptedException {
        var found = ledgers(customers, at);
        var differing = new ArrayList<String>();
        for (var customer : customers) {
            var is = found.getOrDefault(customer, Map.of());
            var must = expected.getOrDefault(customer, Map.of());
            var balance = site.metrics()
                    .get("/customers/" + customer + "?at=" + at)
                    .body()
                    .path("balance")
                    .asDouble(Double.NaN);
            var sum = must.values().stream().mapToDouble(Double::doubleValue).sum();
            if (!is.keySet().equals(must.keySet()) || Math.abs(balance - sum) > TOLERANCE) {
                differing.add(customer);
            }
        }
        return differing;
    }

    /** The entries of every customer: their ids, and what each is worth at an instant. */
    private Map<String, Map<String, Double>> ledgers(List<String> customers, Instant at)
            throws IOException, InterruptedException {
        var ledgers = new LinkedHashMap<String, Map<String, Double>>();
        for (var customer : customers) {
            var entries = new LinkedHashMap<String, Double>();
            var answer = site.metrics().get("/customers/" + customer + "/ledger?limit=200&at=" + at);
            for (JsonNode entry : answer.body().path("items")) {
                entries.put(entry.path("id").asText(), entry.path("value").asDouble(Double.NaN));
            }
            ledgers.put(customer, entries);
        }
        return ledgers;
    }
}
