package io.heartline.metrics.estimate;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A weighted mean of valence and how sure it is.
 *
 * @param value the mean; null over nothing
 * @param n how many values it is made of
 * @param nEff Kish's effective number of them, {@code (Σw)² / Σw²}
 * @param interval Student's t with {@code nEff − 1} degrees of freedom, within −1 to 1; null if {@code nEff} is below 2
 */
public record Mean(
        @Nullable Double value,
        long n,
        double nEff,
        @Nullable Interval interval) {
    private static final double UPPER_TAIL = 0.975;
    /** What rounding may take from an effective number that is 2. */
    private static final double TOLERANCE = 1e-9;

    /** The mean that these sums make. Formula of the effective size: L. Kish, Survey Sampling, 1965, section 8.2. */
    public static Mean of(Sums sums) {
        if (sums.n() == 0 || sums.w() <= 0) {
            return new Mean(null, sums.n(), 0, null);
        }
        double mean = clamp(sums.wv() / sums.w());
        double nEff = sums.w() * sums.w() / sums.ww();
        var half = halfWidth(sums);
        return new Mean(
                mean, sums.n(), nEff, half == null ? null : new Interval(clamp(mean - half), clamp(mean + half)));
    }

    /**
     * The mean pulled toward another, as if that many fresh pieces of evidence spoke for it; null over nothing when
     * there is nothing to pull it.
     *
     * @param sums of this scope
     * @param toward the mean of what this scope is part of
     * @param strength how many pieces speak for it
     */
    public static double shrunk(Sums sums, double toward, double strength) {
        return (sums.wv() + strength * toward) / (sums.w() + strength);
    }

    /** Half the width of the interval of the mean that these sums make, before it is kept within −1 to 1; null for none. */
    public static @Nullable Double halfWidth(Sums sums) {
        if (sums.n() == 0 || sums.w() <= 0) {
            return null;
        }
        double mean = clamp(sums.wv() / sums.w());
        double nEff = sums.w() * sums.w() / sums.ww();
        if (nEff < 2 - TOLERANCE) {
            return null;
        }
        double variance = Math.max(0, sums.wvv() / sums.w() - mean * mean) * nEff / (nEff - 1);
        double quantile = TDistribution.of(nEff - 1).inverseCumulativeProbability(UPPER_TAIL);
        return quantile * Math.sqrt(variance / nEff);
    }

    private static double clamp(double valence) {
        return Math.clamp(valence, -1, 1);
    }
}
