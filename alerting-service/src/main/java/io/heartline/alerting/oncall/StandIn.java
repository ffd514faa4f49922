package io.heartline.alerting.oncall;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who stands in.
 *
 * @param participant by name
 * @param from the first instant
 * @param to the first instant after it
 */
record StandIn(UUID id, String participant, Instant from, Instant to) {
    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
