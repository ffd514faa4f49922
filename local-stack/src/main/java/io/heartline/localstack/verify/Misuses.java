package io.heartline.localstack.verify;

import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.EntryKind;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Segment;
import io.heartline.contracts.StandingReason;
import io.heartline.contracts.Topic;
import io.heartline.localstack.api.Apis;
import io.heartline.testing.Topics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Customers whose data were misused, as metrics tells of them; each is an alert of severity 9. */
final class Misuses {
    private static final Duration RAISED_WITHIN = Duration.ofSeconds(90);
    private static final int STAKE = 20;

    private final Topics topics;
    private final Apis alerting;
    private final Clock clock;

    Misuses(Topics topics, Apis alerting, Clock clock) {
        this.topics = topics;
        this.alerting = alerting;
        this.clock = clock;
    }

    /** Raises so many alerts of a brand and waits for them; returns their ids, newest first. */
    List<String> raise(String brand, int count) throws IOException, InterruptedException {
        int known = alerts(brand).size();
        send(brand, count);
        return awaitRaised(brand, known + count).subList(0, count);
    }

    /** Tells of so many customers, and does not wait. */
    void send(String brand, int count) {
        for (int i = 0; i < count; i++) {
            var standing = standing(brand);
            topics.send(Topic.CUSTOMER_STANDINGS, standing.customerId(), standing);
        }
    }

    /** Waits until a brand has so many alerts; returns all of them, newest first. */
    List<String> awaitRaised(String brand, int count) throws IOException, InterruptedException {
        return Patience.await(RAISED_WITHIN, () -> {
                    var found = alerts(brand);
                    return found.size() < count ? Optional.<List<String>>empty() : Optional.of(found);
                })
                .orElseThrow(() -> new IOException("not all alerts of " + brand + " fired"));
    }

    private List<String> alerts(String brand) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        alerting.get("/alerts?limit=200&brand=" + brand)
                .body()
                .path("items")
                .forEach(alert -> ids.add(alert.path("id").asText()));
        return ids;
    }

    private CustomerStanding standing(String brand) {
        var now = clock.instant();
        var reason = new StandingReason(
                Ids.next(),
                Ids.next(),
                "event:data-misuse",
                EntryKind.WITHDRAWAL,
                -STAKE * 1_000_000L,
                STAKE,
                "usage",
                now,
                false);
        return new CustomerStanding(
                Ids.next(),
                brand,
                1,
                -STAKE,
                0,
                1,
                0,
                Segment.NEUTRAL,
                null,
                null,
                null,
                null,
                false,
                now,
                List.of(reason),
                now);
    }
}
