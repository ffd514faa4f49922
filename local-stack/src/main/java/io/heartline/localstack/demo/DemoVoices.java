package io.heartline.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.localstack.feed.FeedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the demo's customers say, and whether they meant it as a complaint: as written, not as scored. */
public final class DemoVoices {
    /** The brand that has the planted crisis. */
    public static final String CRISIS_BRAND = "lantern-shop";

    /** The product that the planted crisis is about. */
    public static final String CRISIS_PRODUCT = Crisis.PRODUCT;

    /** The planted crisis begins this long before the end of the feed. */
    public static final Duration CRISIS_BEGINS = Crisis.BEGINS;

    private static final double COMPLAINT_BELOW = 0.4;

    private DemoVoices() {}

    /**
     * Something a customer said.
     *
     * @param product what it is about, empty if it says no product
     * @param reach how many people could read it, as far as the feed says
     */
    public record Voice(Instant at, String customer, String product, boolean complaint, long reach) {}

    /** What customers of a brand say in a feed, in its order. */
    public static List<Voice> of(DemoFeed feed, String brand) {
        var tones = Stream.concat(DemoResources.backgroundTexts().stream(), DemoResources.crisisTexts().stream())
                .collect(Collectors.toMap(DemoText::key, DemoText::tone));
        return feed.requests().stream()
                .filter(one -> one.target() == FeedRequest.Target.INTERACTIONS)
                .filter(one -> one.body().path("brand").asText().equals(brand))
                .filter(one -> !one.body().path("speaker").asText().equals("agent"))
                .map(one -> new Voice(
                        one.occurredAt(),
                        one.customer(),
                        one.body().path("product").asText(""),
                        isComplaint(one, tones),
                        one.body().path("reach").asLong()))
                .toList();
    }

    private static boolean isComplaint(FeedRequest request, Map<String, Tone> tones) {
        var key = request.externalId();
        var tone = tones.get(tones.containsKey(key) ? key : key.substring(0, Math.max(0, key.lastIndexOf('-'))));
        if (tone != null) {
            return tone.leaning() == Tone.Leaning.BAD;
        }
        for (var rating : request.body().path("ratings")) {
            if (mark(rating) < COMPLAINT_BELOW) {
                return true;
            }
        }
        return false;
    }

    private static double mark(JsonNode rating) {
        var min = rating.path("min").asDouble();
        return (rating.path("value").asDouble() - min) / (rating.path("max").asDouble() - min);
    }
}
