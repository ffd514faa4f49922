package io.heartline.metrics.standing;

import io.heartline.metrics.estimate.Sums;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands after all evidence until an instant, that instant included.
 *
 * @param at the instant to which everything is decayed
 * @param pieces how much evidence there was
 * @param entries how many entries stood
 * @param deposits what was left of them, in units
 * @param withdrawals what was left of them, in units
 * @param sentiment the decayed sums of valence
 * @param lastHeardAt when something was last expressed
 * @param segments where the fold of the segments stood
 */
record Checkpoint(
        Instant at,
        int pieces,
        int entries,
        double deposits,
        double withdrawals,
        Sums sentiment,
        @Nullable Instant lastHeardAt,
        byte[] segments) {}
