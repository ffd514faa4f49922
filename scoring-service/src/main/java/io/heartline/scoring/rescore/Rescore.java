package io.heartline.scoring.rescore;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order to score a period again, and how far it is.
 *
 * @param model what must be live while it runs; null if it does not matter
 * @param perSecond so many texts at most, 1 to 1,000
 * @param dryRun whether it only counts what would change
 * @param total so many scores there were when it was ordered
 * @param done so many were looked at
 * @param changed so many of those got, or would get, a new revision
 * @param cursor behind which score it goes on
 * @param nextAt before then it must not go on, or it would exceed its pace
 * @param failure why it cannot go on; null if it can
 */
record Rescore(
        UUID id,
        RescoreStatus status,
        Period period,
        @Nullable String model,
        int perSecond,
        boolean dryRun,
        long total,
        long done,
        long changed,
        Position cursor,
        Instant nextAt,
        @Nullable String failure,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {
    /** No re-score is faster. */
    static final int PER_SECOND_MAX = 1_000;

    /** So many scores are locked at a time. */
    static final int CHUNK_MAX = 100;

    /** What was not used of the pace is used up within this time, so that a late timer costs nothing. */
    private static final Duration BURST = Duration.ofSeconds(1);

    private static final UUID FIRST = new UUID(0, 0);

    /** A place in the order of the scores. */
    record Position(Instant occurredAt, UUID interactionId) {
        static Position start(Instant from) {
            return new Position(from, FIRST);
        }
    }

    int chunk() {
        return Math.min(perSecond, CHUNK_MAX);
    }

    /** When it may go on after so many texts at {@code now}. */
    Instant nextAt(int texts, Instant now) {
        var earliest = now.minus(BURST);
        var from = nextAt.isBefore(earliest) ? earliest : nextAt;
        return from.plus(Duration.ofNanos(1_000_000_000L * texts / perSecond));
    }

    /** How long the rest takes at most at its pace, in seconds; null if it does not go on. */
    @Nullable
    Long remainingSeconds() {
        return switch (status) {
            case RUNNING, PAUSED -> Math.ceilDiv(Math.max(0, total - done), perSecond);
            case DONE, CANCELLED, FAILED -> null;
        };
    }
}
