package io.heartline.alerting.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long something took: the median and the 90th percentile of n, each with a 95 % interval.
 *
 * <p>The intervals are those of order statistics, which need no distribution: the ranks {@code n·p ± 1.96·√(n·p·(1−p))},
 * rounded outwards (Conover, <i>Practical Nonparametric Statistics</i>, 3.2). Where a rank would lie beyond the values
 * there is no bound.
 *
 * @param n how many there are
 * @param median absent without any
 * @param p90 absent without any
 */
record Spread(int n, @Nullable Quantile median, @Nullable Quantile p90) {
    /** The 97.5 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * A quantile.
     *
     * @param value interpolated between its neighbours
     * @param low of the 95 % interval; absent if there are too few values to tell
     * @param high of the 95 % interval; absent if there are too few values to tell
     */
    record Quantile(
            double value, @Nullable Double low, @Nullable Double high) {}

    /** Of values in ascending order. */
    static Spread of(List<Double> sorted) {
        return new Spread(sorted.size(), quantile(sorted, 0.5), quantile(sorted, 0.9));
    }

    private static @Nullable Quantile quantile(List<Double> sorted, double p) {
        int n = sorted.size();
        if (n == 0) {
            return null;
        }
        double position = p * (n - 1);
        int below = (int) position;
        int above = Math.min(below + 1, n - 1);
        double value = sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
        double half = Z * Math.sqrt(n * p * (1 - p));
        return new Quantile(
                value, at(sorted, (int) Math.floor(n * p - half)), at(sorted, (int) Math.ceil(n * p + half) + 1));
    }

    /** The value of a rank from 1. */
    private static @Nullable Double at(List<Double> sorted, int rank) {
        return rank < 1 || rank > sorted.size() ? null : sorted.get(rank - 1);
    }
}
