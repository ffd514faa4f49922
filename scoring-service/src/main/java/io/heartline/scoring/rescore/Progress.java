package io.heartline.scoring.rescore;

import java.time.Instant;
import java.util.UUID;

/**
 * How far a re-score is.
 *
 * @param total so many scores there were when it was ordered
 * @param done so many were looked at
 * @param changed so many of those got, or would get, a new revision
 * @param failed so many of those keep their score because the model failed on their text
 * @param cursor behind which score it goes on
 * @param nextAt before then it must not go on, or it would exceed its pace
 */
record Progress(long total, long done, long changed, long failed, Position cursor, Instant nextAt) {
    private static final UUID FIRST = new UUID(0, 0);

    /** A place in the order of the scores. */
    record Position(Instant occurredAt, UUID interactionId) {}

    /** Nothing done of so many scores, from the first instant of a period. */
    static Progress none(long total, Instant from, Instant now) {
        return new Progress(total, 0, 0, 0, new Position(from, FIRST), now);
    }
}
