package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.feed.FeedRequest;
import io.heartline.localstack.feed.FeedRequest.Target;
import io.heartline.localstack.feed.Feeds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A customer who loves a brand, whose data are misused, who is apologised to, and who comes back. */
final class Mira {
    static final String NAME = "mira";
    static final String BRAND = "lantern-shop";

    private static final String SOURCE = "verify-narrative";

    private final Feeds feeds;
    private final Clock clock;
    private int number;

    Mira(Feeds feeds, Clock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    /** What she did and said in the last months: she is a fan. Returns how many things that are. */
    int lovesTheBrand() throws InterruptedException {
        List<FeedRequest> past = new ArrayList<>();
        past.add(did("signup", ago(120)));
        for (int days : new int[] {100, 70, 40, 12}) {
            past.add(did("purchase", ago(days)));
            past.add(did("upgrade", ago(days - 5)));
        }
        past.add(said("I love this lamp, it is beautiful and the service was wonderful!", ago(34)));
        past.add(said("Thank you so much, the delivery was quick and everything is perfect.", ago(11)));
        past.add(said("What a delight, I am so happy with it and told all my friends.", ago(5)));
        feeds.post(past);
        return past.size();
    }

    void isMisused() throws InterruptedException {
        feeds.post(List.of(did("data-misuse", clock.instant())));
    }

    /** She answers a message. */
    void answers(String outreachId) throws InterruptedException {
        var answer = said("Thank you for your honest words, I really appreciate that you told me.", clock.instant());
        answer.body().putObject("attributes").put("outreachId", outreachId);
        feeds.post(List.of(answer));
    }

    /** She buys again and says so. */
    void comesBack() throws InterruptedException {
        feeds.post(List.of(
                did("purchase", clock.instant()),
                did("upgrade", clock.instant()),
                did("referral", clock.instant()),
                said("I am glad that I stayed, your team is great and I love the new lamp.", clock.instant())));
    }

    private Instant ago(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    private FeedRequest did(String type, Instant at) {
        return new FeedRequest(Target.CUSTOMER_EVENTS, at, body(at).put("type", type));
    }

    private FeedRequest said(String text, Instant at) {
        var body = body(at).put("channel", "email")
                .put("touchpoint", "support")
                .put("text", text)
                .put("language", "en");
        return new FeedRequest(Target.INTERACTIONS, at, body);
    }

    private ObjectNode body(Instant at) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("source", SOURCE)
                .put("externalId", NAME + "-" + number++)
                .put("brand", BRAND)
                .put("occurredAt", at.toString())
                .putObject("customer")
                .put("kind", "external-id")
                .put("value", NAME);
        return body;
    }
}
