package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.localstack.demo.DemoTexts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What customers told before and after a crisis: texts of the demo, posted to ingestion. Two months ago they were pleased,
 * now they are angry.
 *
 * @param period how long ago it began
 * @param ids of the interactions, those of before first
 */
record Told(Duration period, List<String> ids) {
    /** How many there are of each kind. */
    static final int EACH = 30;

    private static final Duration BEFORE = Duration.ofDays(60);
    private static final Duration NOW = Duration.ofMinutes(5);
    private static final String BRAND = "lantern-shop";

    Told {
        ids = List.copyOf(ids);
    }

    /** Posts them, and waits until all of them are scored. */
    static Told post(Site site, Instant at) throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        ids.addAll(post(site, "before", at.minus(BEFORE), texts("delighted", "pleased")));
        ids.addAll(post(site, "now", at.minus(NOW), texts("angry", "disappointed")));
        site.audits()
                .awaitSettled(
                        tally -> tally.scores() >= ids.size(), site.stack().death()::isDone);
        return new Told(BEFORE.plusDays(1), ids);
    }

    /** Posts what was told once more, as other interactions. */
    static List<String> postAgain(Site site, Instant at) throws IOException, InterruptedException {
        return post(site, "again", at.minus(NOW), texts("angry", "disappointed"));
    }

    private static List<DemoTexts.Meant> texts(String... tones) {
        return DemoTexts.all()
                .filter(text -> List.of(tones).contains(text.tone()))
                .filter(text -> text.language().equals("en"))
                .limit(EACH)
                .toList();
    }

    private static List<String> post(Site site, String when, Instant at, List<DemoTexts.Meant> texts)
            throws IOException, InterruptedException {
        var body = JsonNodeFactory.instance.arrayNode();
        for (var text : texts) {
            body.addObject()
                    .put("source", "verify-scoring")
                    .put("externalId", when + "-" + text.key())
                    .put("brand", BRAND)
                    .put("channel", "review")
                    .put("touchpoint", "usage")
                    .put("occurredAt", at.toString())
                    .put("backfill", true)
                    .put("text", text.text())
                    .put("language", text.language())
                    .putObject("customer")
                    .put("kind", "external-id")
                    .put("value", text.key());
        }
        var answer = site.ingestion().post("/interactions", body);
        if (answer.status() != 202) {
            throw new IOException("POST /interactions answered " + answer.status() + ": " + answer.text());
        }
        return ids(answer.body().path("items")).toList();
    }

    private static Stream<String> ids(JsonNode items) {
        return items.valueStream().map(item -> item.path("id").asText());
    }

    /** Returns those of now. */
    List<String> now() {
        return ids.subList(ids.size() - EACH, ids.size());
    }
}
