package io.heartline.ingestion.webhook;

import java.time.Duration;
import java.time.Instant;

/** Lets so many through at once, and so many in a second on average. */
final class TokenBucket {
    private final double perSecond;
    private final double capacity;
    private double tokens;
    private Instant refilled;

    TokenBucket(int perSecond, int capacity, Instant now) {
        this.perSecond = perSecond;
        this.capacity = capacity;
        this.tokens = capacity;
        this.refilled = now;
    }

    /**
     * Takes a token.
     *
     * @return how long to wait for one; zero if one was taken
     */
    synchronized Duration take(Instant now) {
        if (now.isAfter(refilled)) {
            double seconds = Duration.between(refilled, now).toMillis() / 1_000.0;
            tokens = Math.min(capacity, tokens + seconds * perSecond);
            refilled = now;
        }
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        return Duration.ofMillis((long) Math.ceil((1 - tokens) / perSecond * 1_000));
    }
}
