package io.heartline.metrics.estimate;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Quantiles and tails that tests and intervals share. */
final class Normal {
    /** The 97.5 % quantile of the standard normal distribution. */
    static final double Z = 1.959963984540054;

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** The probability of a value below {@code z}. */
    static double below(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /** The value below which a share {@code p}, above 0 and below 1, of the distribution lies. */
    static double quantile(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }

    /** The probability of something at least as far from 0 as {@code z}. */
    static double twoSided(double z) {
        return Math.min(1, 2 * STANDARD.survivalProbability(Math.abs(z)));
    }

    /** The probability of a value above {@code chiSquared} with these degrees of freedom, 1 or more. */
    static double chiSquaredTail(double chiSquared, int degreesOfFreedom) {
        return ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(chiSquared);
    }
}
