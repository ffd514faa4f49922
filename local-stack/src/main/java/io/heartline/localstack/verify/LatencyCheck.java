package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.feed.FeedRequest;
import io.heartline.localstack.feed.FeedRequest.Target;
import io.heartline.localstack.sink.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures on an idle stack how long it takes from a POST to the alert at the webhook receiver. */
final class LatencyCheck {
    static final int TRIES = 25;

    private static final String SOURCE = "verify-latency";
    /** Each customer is of a brand of their own, so that no alert is one of many that are told together. */
    private static final String BRAND = "aurora-air";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ANGRY = "This is outrageous. I am furious, your service is terrible and I hate it!";

    private final Site site;
    private final Clock clock;
    private final Failures failures;

    LatencyCheck(Site site, Clock clock, Failures failures) {
        this.site = site;
        this.clock = clock;
        this.failures = failures;
    }

    /** Measures from a data misuse to the shock alert. */
    Medians shock() throws InterruptedException {
        var times = new ArrayList<Duration>();
        for (var i = 1; i <= TRIES; i++) {
            var customer = "shock-" + i;
            var misuse = body(customer, "misuse-" + i, clock.instant()).put("type", "data-misuse");
            measure("shock", new FeedRequest(Target.CUSTOMER_EVENTS, clock.instant(), misuse), times);
        }
        return new Medians(times);
    }

    /** Measures from an angry text that turns a fan to the drift alert. */
    Medians drift() throws InterruptedException {
        var history = new ArrayList<FeedRequest>();
        for (var i = 1; i <= TRIES; i++) {
            history.addAll(fan("fan-" + i));
        }
        site.feeds().post(history);
        site.audits().awaitSettled(tally -> true, site.stack().death()::isDone);
        var times = new ArrayList<Duration>();
        for (var i = 1; i <= TRIES; i++) {
            measure("drift", said("fan-" + i, "turn-" + i, clock.instant(), ANGRY), times);
        }
        return new Medians(times);
    }

    /** Said yes to love five weeks ago, was upgraded since, and had one thing to complain of yesterday. */
    private List<FeedRequest> fan(String customer) {
        var now = clock.instant();
        var yes = said(customer, customer + "-yes", now.minus(Duration.ofDays(36)), null);
        yes.body().withArray("/ratings").addObject().put("metric", "love").put("value", 1);
        var upgradeAt = now.minus(Duration.ofDays(30));
        var upgrade = new FeedRequest(
                Target.CUSTOMER_EVENTS,
                upgradeAt,
                body(customer, customer + "-upgrade", upgradeAt).put("type", "upgrade"));
        var complaint = said(
                customer,
                customer + "-complaint",
                now.minus(Duration.ofHours(30)),
                "I am disappointed, the seat was broken and nobody helped me.");
        return List.of(yes, upgrade, complaint);
    }

    private void measure(String kind, FeedRequest request, List<Duration> times) throws InterruptedException {
        Set<String> known = new HashSet<>();
        site.sink().deliveries().forEach(delivery -> known.add(delivery.id()));
        var start = clock.instant();
        site.feeds().post(List.of(request));
        var alert = site.sink().await(delivery -> !known.contains(delivery.id()) && isFired(delivery, kind), LIMIT);
        if (alert.isPresent()) {
            times.add(Duration.between(start, alert.get().receivedAt()));
        } else {
            failures.add("no " + kind + " alert reached the receiver within " + LIMIT.toSeconds() + " s for "
                    + request.externalId());
        }
    }

    private static boolean isFired(Delivery delivery, String kind) {
        return delivery.body().path("type").asText().equals("alert.fired")
                && delivery.body().findValuesAsText("kind").contains(kind);
    }

    private static FeedRequest said(String customer, String id, Instant at, @Nullable String text) {
        var body = body(customer, id, at).put("channel", "email").put("touchpoint", "support");
        if (text != null) {
            body.put("text", text).put("language", "en");
        }
        return new FeedRequest(Target.INTERACTIONS, at, body);
    }

    private static ObjectNode body(String customer, String id, Instant at) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("source", SOURCE)
                .put("externalId", id)
                .put("brand", BRAND + "-" + customer)
                .put("occurredAt", at.toString())
                .putObject("customer")
                .put("kind", "external-id")
                .put("value", customer);
        return body;
    }
}
