package io.heartline.localstack.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How far two numbers of the same texts go together. */
final class Correlation {
    private final double[] one;
    private final double[] other;
    private final int[] oneOrder;
    private final int[] otherOrder;

    /** Takes two numbers of each text, in the same order. */
    Correlation(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException("every text has two numbers");
        }
        this.one = one;
        this.other = other;
        this.oneOrder = order(one);
        this.otherOrder = order(other);
    }

    /** Returns Pearson's r, −1 to 1; NaN where one of the two does not vary. */
    double pearson(int[] counts) {
        return pearson(one, other, counts);
    }

    /** Returns Spearman's ρ, −1 to 1: Pearson's r of the ranks, where equals share the mean of their ranks. */
    double spearman(int[] counts) {
        return pearson(ranks(one, oneOrder, counts), ranks(other, otherOrder, counts), counts);
    }

    private static double pearson(double[] x, double[] y, int[] counts) {
        var n = 0L;
        var meanX = 0.0;
        var meanY = 0.0;
        for (var i = 0; i < x.length; i++) {
            n += counts[i];
            meanX += counts[i] * x[i];
            meanY += counts[i] * y[i];
        }
        meanX /= n;
        meanY /= n;
        var xx = 0.0;
        var yy = 0.0;
        var xy = 0.0;
        for (var i = 0; i < x.length; i++) {
            var dx = x[i] - meanX;
            var dy = y[i] - meanY;
            xx += counts[i] * dx * dx;
            yy += counts[i] * dy * dy;
            xy += counts[i] * dx * dy;
        }
        return xx > 0 && yy > 0 ? Math.clamp(xy / Math.sqrt(xx * yy), -1.0, 1.0) : Double.NaN;
    }

    private static double[] ranks(double[] values, int[] order, int[] counts) {
        var ranks = new double[values.length];
        var before = 0L;
        for (var from = 0; from < order.length; ) {
            var to = from;
            var equals = 0L;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                equals += counts[order[to]];
                to++;
            }
            for (var i = from; i < to; i++) {
                ranks[order[i]] = before + (equals + 1) / 2.0;
            }
            before += equals;
            from = to;
        }
        return ranks;
    }

    private static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
