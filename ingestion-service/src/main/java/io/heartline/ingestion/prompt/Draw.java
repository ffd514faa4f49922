package io.heartline.ingestion.prompt;

import io.heartline.ingestion.survey.Sampling;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Draws who is asked: a share of all, leaning to the strata that are heard least.
 *
 * <p>The probability is {@code min(1, share · weight)} with {@code weight = clamp(target / coverage, 1/4, 4)}, where
 * coverage is heard / active customers of the stratum. The draw is the first 53 bits of SHA-256 over survey, customer
 * and cause as a fraction of 2⁵³: the same prompt is always drawn alike, so that a repetition is no second chance.
 */
final class Draw {
    static final double WEIGHT_MIN = 0.25;
    static final double WEIGHT_MAX = 4;

    private static final double RANGE = 0x1p53;

    private Draw() {}

    /**
     * What is known of a stratum.
     *
     * @param heard customers who expressed something
     * @param active customers with any event or interaction
     */
    record Coverage(long heard, long active) {}

    /** How much the draw leans to a stratum; 1 where nothing is known of it. */
    static double weight(Sampling sampling, @Nullable Coverage coverage) {
        if (sampling.dimension() == null || coverage == null || coverage.active() <= 0) {
            return 1;
        }
        if (coverage.heard() <= 0) {
            return WEIGHT_MAX;
        }
        double observed = (double) coverage.heard() / coverage.active();
        return Math.clamp(sampling.target() / observed, WEIGHT_MIN, WEIGHT_MAX);
    }

    /** The probability of being asked, 0 to 1. */
    static double probability(Sampling sampling, @Nullable Coverage coverage) {
        return Math.min(1, sampling.share() * weight(sampling, coverage));
    }

    /** The lot of a prompt: evenly spread over 0 (included) to 1 (excluded). */
    static double lot(String survey, UUID customerId, UUID causeId) {
        try {
            var text = survey + "|" + customerId + "|" + causeId;
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) / RANGE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
