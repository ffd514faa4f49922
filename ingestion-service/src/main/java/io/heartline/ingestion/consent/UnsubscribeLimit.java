package io.heartline.ingestion.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Bounds what the public link costs: so many requests a second for each instance, whoever sends them. */
@ApplicationScoped
class UnsubscribeLimit {
    private final int requestsPerSecond;
    private final Clock clock;
    private Instant second = Instant.EPOCH;
    private int seen;

    UnsubscribeLimit(ConsentConfig config, Clock clock) {
        this.requestsPerSecond = config.unsubscribeRate();
        this.clock = clock;
    }

    /** Whether another request may be answered now. */
    synchronized boolean allows() {
        var now = clock.instant();
        if (now.isBefore(second) || !now.isBefore(second.plusSeconds(1))) {
            second = now;
            seen = 0;
        }
        seen++;
        return seen <= requestsPerSecond;
    }
}
