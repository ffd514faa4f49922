package io.heartline.alerting.detection;

import java.time.Duration;
import java.time.Instant;

/**
 * Five minutes of a scope, without backfill.
 *
 * @param start the first instant
 * @param count what was expressed
 * @param negative how much of it was negative
 * @param negativeCustomers how many customers that came from
 * @param reach how many people could read it, as far as it is known
 */
record Window(Instant start, long count, long negative, long negativeCustomers, long reach) {
    static final Duration LENGTH = Duration.ofMinutes(5);

    Instant end() {
        return start.plus(LENGTH);
    }
}
