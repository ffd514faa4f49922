package io.heartline.localstack.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.localstack.api.Answer;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.feed.FeedRequest.Target;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Posts feeds to ingestion. What can't be delivered now is posted again: an item is taken once however often it comes. */
public final class Feeds implements AutoCloseable {
    /** The most items ingestion takes in one request. */
    public static final int BATCH_MAX = 1000;

    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(5);
    private static final Duration BACKOFF = Duration.ofMillis(200);
    private static final int ANSWER_LENGTH_SHOWN = 2000;

    private final URI ingestion;
    private final Apis api;

    /** Posts to the ingestion service at this base URL, with this key. */
    public Feeds(URI ingestion, String apiKey) {
        this.ingestion = ingestion;
        this.api = new Apis(ingestion, apiKey);
    }

    /**
     * Posts requests of both kinds, what happened before what was said.
     *
     * @param requests at most {@value #BATCH_MAX}
     * @throws FeedException when ingestion refuses them, or cannot be reached for five minutes
     */
    public Posted post(List<FeedRequest> requests) throws InterruptedException {
        var posted = Posted.NONE;
        for (var target : List.of(Target.CUSTOMER_EVENTS, Target.INTERACTIONS)) {
            var bodies = requests.stream()
                    .filter(request -> request.target() == target)
                    .map(FeedRequest::body)
                    .toList();
            if (!bodies.isEmpty()) {
                posted = posted.plus(post(target, bodies));
            }
        }
        return posted;
    }

    private Posted post(Target target, List<? extends JsonNode> bodies) throws InterruptedException {
        var body = JsonNodeFactory.instance.arrayNode().addAll(bodies);
        var deadline = System.nanoTime() + GIVE_UP_AFTER.toNanos();
        while (true) {
            try {
                var answer = api.post(target.path(), body);
                if (answer.status() == 202) {
                    return count(answer.body());
                }
                var isForNow = answer.status() >= 500 || answer.status() == 429;
                if (!isForNow || System.nanoTime() > deadline) {
                    throw refused(target, answer);
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new FeedException("ingestion cannot be reached at " + ingestion, e);
                }
            }
            LockSupport.parkNanos(BACKOFF.toNanos());
        }
    }

    private static FeedException refused(Target target, Answer answer) {
        var said = answer.body().toString();
        var shown = said.length() > ANSWER_LENGTH_SHOWN ? said.substring(0, ANSWER_LENGTH_SHOWN) + " ..." : said;
        return new FeedException(
                "POST " + target.path() + " answered " + answer.status() + ": " + shown, answer.status());
    }

    private static Posted count(JsonNode answer) {
        var posted = Posted.NONE;
        for (var item : answer.path("items")) {
            posted = posted.plus(
                    switch (item.path("status").asText()) {
                        case "accepted" -> new Posted(1, 0, 0);
                        case "duplicate" -> new Posted(0, 1, 0);
                        case "revised" -> new Posted(0, 0, 1);
                        default -> throw new FeedException("ingestion answered an unknown status", 202);
                    });
        }
        return posted;
    }

    @Override
    public void close() {
        api.close();
    }
}
