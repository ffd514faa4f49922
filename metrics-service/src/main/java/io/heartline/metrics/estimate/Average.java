package io.heartline.metrics.estimate;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * An unweighted mean of any unit and how sure it is.
 *
 * @param value the mean; null of nothing
 * @param n of how many
 * @param variance of the values (divisor n − 1), in squared units; null below two
 * @param interval Student's t with n − 1 degrees of freedom; null below two
 */
public record Average(
        @Nullable Double value,
        long n,
        @Nullable Double variance,
        @Nullable Interval interval) {
    private static final double UPPER_TAIL = 0.975;

    /**
     * The mean that sums make.
     *
     * @param n how many values
     * @param sum of the values
     * @param squares the sum of their squares
     */
    public static Average of(long n, double sum, double squares) {
        if (n == 0) {
            return new Average(null, 0, null, null);
        }
        double mean = sum / n;
        if (n == 1) {
            return new Average(mean, 1, null, null);
        }
        double variance = Math.max(0, squares - n * mean * mean) / (n - 1);
        double half =
                TDistribution.of((double) (n - 1)).inverseCumulativeProbability(UPPER_TAIL) * Math.sqrt(variance / n);
        return new Average(mean, n, variance, new Interval(mean - half, mean + half));
    }
}
