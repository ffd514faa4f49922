package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.audit.Needles;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Plants words that stand nowhere else in everything that a customer can leave behind, erases the customer, and looks for
 * the words in every table of every service and in every answer of every interface.
 */
final class ErasureCheck {
    private static final Duration ERASED_WITHIN = Duration.ofMinutes(1);
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(1);
    private static final Duration EXPIRED_WITHIN = Duration.ofHours(73);
    private static final String SOURCE = "verify-erasure";
    private static final int NEEDLE_BYTES = 6;

    private final Site site;
    private final Clock clock;
    private final Failures failures;
    private final Consumer<String> say;
    private final SplittableRandom random = new SplittableRandom();
    private final Map<String, String> needles = new LinkedHashMap<>();

    ErasureCheck(Site site, Clock clock, Failures failures, Consumer<String> say) {
        this.site = site;
        this.clock = clock;
        this.failures = failures;
        this.say = say;
        for (var place : List.of("identifier", "text", "attribute", "email", "event", "conversation")) {
            var bytes = new byte[NEEDLE_BYTES];
            random.nextBytes(bytes);
            needles.put(place, "needle" + HexFormat.of().formatHex(bytes));
        }
    }

    ObjectNode run() throws IOException, InterruptedException {
        var figures = JsonNodeFactory.instance.objectNode();
        var search = new Needles(site.stack().file());
        var ids = planted();
        var before = search.places(needles.values());
        say.accept("  planted " + needles.size() + " words; they stand in " + before.size() + " of " + search.tables()
                + " tables: " + String.join(", ", before));
        failures.unless(!before.isEmpty(), "nothing was planted");
        var doors = doors(ids);
        var open = saying(doors);
        say.accept("  and in " + open.size() + " answers of the services");
        failures.unless(!open.isEmpty(), "no interface shows what was planted, so none can be found empty");
        var address = released(ids.getFirst());
        failures.unless(address.contains(needles.get("email") + "@"), "the address is not released before: " + address);
        figures.set(
                "archive",
                new ExportCheck(site, failures, say).run(ids.getFirst(), needles.values(), ids.subList(1, ids.size())));
        var start = clock.instant();
        var audit = erased(ids.getFirst());
        var seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        receipts(audit, seconds, figures);
        nowhere("after the erasure", search, doors);
        // It is closed at rest, so that nobody can look for it there; whoever may have it must get none.
        failures.unless(
                !released(ids.getFirst()).contains(String.valueOf(needles.get("email"))),
                "the address is still released");
        blocked(search, doors);
        return figures.put("seconds", seconds).put("tables", search.tables()).put("placesBefore", before.size());
    }

    /** Returns the id of the customer, then those of what was posted. */
    private List<String> planted() throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        for (var post : posts().entrySet()) {
            var answer = site.ingestion().post(post.getKey(), post.getValue());
            if (answer.status() != 202) {
                throw new IOException("POST " + post.getKey() + " answered " + answer.status() + ": " + answer.text());
            }
            answer.body().path("items").forEach(item -> ids.add(item.path("id").asText()));
        }
        var identified = site.ingestion().post("/customers/identify", identified());
        if (!identified.isSuccess()) {
            throw new IOException(
                    "POST /customers/identify answered " + identified.status() + ": " + identified.text());
        }
        site.audits().awaitSettled(tally -> true, site.stack().death()::isDone);
        var customer = customer();
        if (customer.isEmpty()) {
            throw new IOException("the customer was not found by the identifier");
        }
        ids.addFirst(customer.get());
        return ids;
    }

    /** An angry message with an e-mail address, and something that nobody forgives: alerts and outreach come of it. */
    private Map<String, JsonNode> posts() {
        var json = JsonNodeFactory.instance;
        var now = clock.instant();
        var said = item(now, "said")
                .put("channel", "chat")
                .put("touchpoint", "support")
                .put("conversationId", needles.get("conversation"))
                .put(
                        "text",
                        "I am furious, this is outrageous! " + needles.get("text") + " is how you lose me. Write to "
                                + needles.get("email") + "@example.com.")
                .put("language", "en");
        said.putObject("attributes").put("order", needles.get("attribute"));
        var happened = item(now, "happened").put("type", "data-misuse");
        happened.putObject("attributes").put("case", needles.get("event"));
        var posts = new TreeMap<String, JsonNode>();
        posts.put("/customer-events", json.arrayNode().add(happened));
        posts.put("/interactions", json.arrayNode().add(said));
        return posts;
    }

    private ObjectNode item(Instant now, String id) {
        var item = JsonNodeFactory.instance.objectNode();
        item.put("source", SOURCE)
                .put("externalId", id)
                .put("brand", Senders.BRAND)
                .put("occurredAt", now.toString());
        item.putObject("customer").put("kind", "external-id").put("value", needles.get("identifier"));
        return item;
    }

    /** What is answered to whoever wants to write to the customer. */
    private String released(String customer) throws IOException, InterruptedException {
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("channel", "email")
                .put("purpose", "service")
                .put("decisionId", UUID.randomUUID().toString());
        return site.ingestion()
                .post("/customers/" + customer + "/contact-releases", request)
                .text();
    }

    /** Who can be written to, and is known by an address too. */
    private JsonNode identified() {
        var address = needles.get("email") + "@example.com";
        var identified = JsonNodeFactory.instance.objectNode();
        identified.put("brand", Senders.BRAND).put("source", SOURCE).put("proof", "a check");
        var identifiers = identified.putArray("identifiers");
        identifiers.addObject().put("kind", "external-id").put("value", needles.get("identifier"));
        identifiers.addObject().put("kind", "email").put("value", address);
        identified
                .putArray("contactPoints")
                .addObject()
                .put("channel", "email")
                .put("address", address)
                .put("verified", true);
        return identified;
    }

    private Optional<String> customer() throws IOException, InterruptedException {
        return Patience.await(
                KNOWN_WITHIN, () -> Identifiers.find(site.ingestion(), String.valueOf(needles.get("identifier"))));
    }

    private OpenDoors doors(List<String> ids) {
        var values = Map.of(
                "brand",
                Senders.BRAND,
                "kind",
                "external-id",
                "value",
                String.valueOf(needles.get("identifier")),
                "customerId",
                ids.getFirst(),
                "limit",
                "200");
        return new OpenDoors(site.stack(), values, ids);
    }

    private List<String> saying(OpenDoors doors) throws IOException, InterruptedException {
        return doors.ask().stream()
                .filter(said -> needles.values().stream().anyMatch(said.text()::contains))
                .map(OpenDoors.Said::asked)
                .toList();
    }

    /** Returns the audit once every service has answered, or as it is after a minute. */
    private JsonNode erased(String customer) throws IOException, InterruptedException {
        var answer = site.ingestion().delete("/customers/" + customer);
        if (answer.status() != 202) {
            throw new IOException("DELETE /customers answered " + answer.status() + ": " + answer.text());
        }
        var path = "/erasures/" + answer.body().path("id").asText();
        var done = Patience.await(ERASED_WITHIN, () -> {
            var audit = site.ingestion().get(path).body();
            return audit.path("pending").isEmpty() ? Optional.of(audit) : Optional.<JsonNode>empty();
        });
        return done.isPresent() ? done.get() : site.ingestion().get(path).body();
    }

    private void receipts(JsonNode audit, double seconds, ObjectNode figures) {
        var rows = new TreeMap<String, Long>();
        audit.path("receipts")
                .forEach(receipt -> rows.put(
                        receipt.path("service").asText(), receipt.path("rows").asLong()));
        say.accept(String.format(
                "  erased in %.1f s; rows: %s; the last copy on a topic expires at %s",
                seconds, rows, audit.path("lastCopyExpiresAt").asText()));
        rows.forEach(figures.putObject("rows")::put);
        for (var service : Service.values()) {
            failures.unless(rows.containsKey(service.module()), service.module() + " gave no receipt: " + audit);
        }
        failures.unless(seconds < ERASED_WITHIN.toSeconds(), "the erasure took " + seconds + " s");
        var expires = Instant.parse(audit.path("lastCopyExpiresAt").asText());
        failures.unless(
                expires.isAfter(clock.instant())
                        && expires.isBefore(clock.instant().plus(EXPIRED_WITHIN)),
                "the last copy expires at " + expires);
    }

    private void nowhere(String when, Needles search, OpenDoors doors) throws IOException, InterruptedException {
        var places = search.places(needles.values());
        var asked = doors.ask();
        var open = asked.stream()
                .filter(said -> needles.values().stream().anyMatch(said.text()::contains))
                .map(OpenDoors.Said::asked)
                .toList();
        say.accept("  " + when + " they stand in " + places.size() + " tables and in " + open.size() + " of "
                + asked.size() + " answers");
        places.forEach(place -> failures.add(when + " a word still stands in " + place));
        open.forEach(answer -> failures.add(when + " a word is still told by " + answer));
    }

    /** Whoever was erased stays so: what is delivered again finds nobody. */
    private void blocked(Needles search, OpenDoors doors) throws IOException, InterruptedException {
        for (var post : posts().entrySet()) {
            var answer = site.ingestion().post(post.getKey(), post.getValue());
            say.accept("  the same again: POST " + post.getKey() + " answers " + answer.status() + " "
                    + answer.body()
                            .at("/items/0/status")
                            .asText(answer.body().path("code").asText()));
        }
        site.audits().awaitSettled(tally -> true, site.stack().death()::isDone);
        nowhere("after the same was posted again", search, doors);
    }
}
