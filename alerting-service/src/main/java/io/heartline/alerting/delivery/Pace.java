package io.heartline.alerting.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * When a receiver may be spoken to: at most {@code perMinute} messages within any 60 seconds, a quarter of them at once
 * after a silence and the rest evenly. It is the generic cell rate algorithm (ITU-T I.371), with turns that are handed
 * out in order and kept, so that nobody waits for ever.
 *
 * @param perMinute at least 1
 */
record Pace(int perMinute) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    Pace {
        if (perMinute < 1) {
            throw new IllegalArgumentException("perMinute is less than 1");
        }
    }

    /**
     * A turn.
     *
     * @param at when the message may leave
     * @param nextAt what the next one is reckoned from
     */
    record Turn(Instant at, Instant nextAt) {}

    /** The next turn, given what the last one left. */
    Turn next(Instant nextAt, Instant now) {
        int burst = Math.max(1, perMinute / 4);
        int even = Math.max(1, perMinute - burst + 1);
        var gap = MINUTE.dividedBy(even).plusMillis(1);
        var reckoned = nextAt.isAfter(now) ? nextAt : now;
        var earliest = reckoned.minus(gap.multipliedBy(burst - 1L));
        return new Turn(earliest.isAfter(now) ? earliest : now, reckoned.plus(gap));
    }
}
