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
 * @param progress how far it is
 * @param failure why it cannot go on; null if it can
 */
record Rescore(
        UUID id,
        RescoreStatus status,
        Period period,
        @Nullable String model,
        int perSecond,
        boolean dryRun,
        Progress progress,
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

    int chunk() {
        return Math.min(perSecond, CHUNK_MAX);
    }

    /** When it may go on after so many texts at {@code now}. */
    Instant nextAt(int texts, Instant now) {
        var earliest = now.minus(BURST);
        var from = progress.nextAt().isBefore(earliest) ? earliest : progress.nextAt();
        return from.plus(Duration.ofNanos(1_000_000_000L * texts / perSecond));
    }

    /** How long the rest takes at most at its pace, in seconds; null if it does not go on. */
    @Nullable
    Long remainingSeconds() {
        return switch (status) {
            case RUNNING, PAUSED -> Math.ceilDiv(Math.max(0, progress.total() - progress.done()), perSecond);
            case DONE, CANCELLED, FAILED -> null;
        };
    }

    /** The same, further on. */
    Rescore at(Progress further, Instant now) {
        return new Rescore(id, status, period, model, perSecond, dryRun, further, null, createdBy, createdAt, now);
    }

    /** The same, at its end. */
    Rescore ended(RescoreStatus end, @Nullable String why, Instant now) {
        return new Rescore(id, end, period, model, perSecond, dryRun, progress, why, createdBy, createdAt, now);
    }
}
