package io.heartline.scoring.drift;

import java.util.Arrays;

/**
 * The population stability index of two histograms: Σ (pᵢ − qᵢ) · ln(pᵢ / qᵢ), where every bin has half a text more than
 * was counted, so that an empty one does not make it infinite.
 *
 * <p>It is 0 for equal shares, symmetric, and never negative. The thresholds 0.1 and 0.25 are those of credit scoring
 * (Lewis, "An introduction to credit scoring", 1994; Siddiqi, "Credit risk scorecards", 2006). They know nothing of sample
 * size: of two samples of one population it has about the distribution of χ² with one degree of freedom less than bins,
 * times 1/n + 1/m (Yurdakul and Naranjo, "Statistical properties of the population stability index", Journal of Risk Model
 * Validation 14, 2020). What does not exceed its 95th percentile is held to be chance.
 */
final class StabilityIndex {
    static final double MODERATE = 0.1;
    static final double SHIFTED = 0.25;

    private static final double SMOOTHING = 0.5;

    /** The 95th percentile of the normal distribution. */
    private static final double Z = 1.6448536269514722;

    private StabilityIndex() {}

    /** The index of two histograms with the same bins. */
    static double of(long[] reference, long[] current) {
        double all = Arrays.stream(reference).sum() + SMOOTHING * reference.length;
        double now = Arrays.stream(current).sum() + SMOOTHING * current.length;
        double sum = 0;
        for (int bin = 0; bin < reference.length; bin++) {
            double p = (reference[bin] + SMOOTHING) / all;
            double q = (current[bin] + SMOOTHING) / now;
            sum += (p - q) * Math.log(p / q);
        }
        return sum;
    }

    /**
     * What the index of two samples of one population exceeds in one of twenty cases; χ² as of Wilson and Hilferty (1931).
     *
     * @param n texts of one sample, at least 1
     * @param m texts of the other, at least 1
     */
    static double chance(int bins, long n, long m) {
        double freedom = bins - 1.0;
        double cube = 1 - 2 / (9 * freedom) + Z * Math.sqrt(2 / (9 * freedom));
        return freedom * cube * cube * cube * (1.0 / n + 1.0 / m);
    }

    /** What an index means, given what it exceeds by chance. */
    static Stability stability(double index, double chance) {
        if (index < MODERATE || index <= chance) {
            return Stability.STABLE;
        }
        return index < SHIFTED ? Stability.MODERATE : Stability.SHIFTED;
    }
}
