package io.heartline.metrics.estimate;

import java.util.Objects;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How much one figure is above another, and whether that may be chance.
 *
 * @param value the first less the second, in their units
 * @param interval 95 %
 * @param pValue the probability of a difference at least as large if there were none
 * @param method the name of the test
 */
public record Difference(double value, Interval interval, double pValue, String method) {
    private static final double UPPER_TAIL = 0.975;

    /** Whether the interval leaves out 0. */
    public boolean differs() {
        return !interval.contains(0);
    }

    /**
     * The difference of two shares, in percent points; null if one is of nothing.
     *
     * <p>Interval: the hybrid score interval without continuity correction, method 10 of R. G. Newcombe, Interval
     * estimation for the difference between independent proportions, 1998. The p-value is that of the z test with the
     * pooled share.
     */
    public static @Nullable Difference ofShares(Share now, Share before) {
        if (now.percent() == null || before.percent() == null) {
            return null;
        }
        double p1 = now.percent() / 100;
        double p2 = before.percent() / 100;
        var i1 = Objects.requireNonNull(now.interval());
        var i2 = Objects.requireNonNull(before.interval());
        double delta = Math.hypot(p1 - i1.low() / 100, i2.high() / 100 - p2);
        double epsilon = Math.hypot(i1.high() / 100 - p1, p2 - i2.low() / 100);
        double pooled = (p1 * now.n() + p2 * before.n()) / (now.n() + before.n());
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / now.n() + 1.0 / before.n()));
        return new Difference(
                100 * (p1 - p2),
                new Interval(100 * (p1 - p2 - delta), 100 * (p1 - p2 + epsilon)),
                tail(p1 - p2, error),
                "newcombe");
    }

    /**
     * The difference of two means; null if one has fewer than two values.
     *
     * <p>B. L. Welch, The generalization of "Student's" problem when several different population variances are involved,
     * 1947, with the degrees of freedom of Satterthwaite.
     */
    public static @Nullable Difference ofMeans(Average now, Average before) {
        if (now.value() == null || before.value() == null || now.variance() == null || before.variance() == null) {
            return null;
        }
        double value = now.value() - before.value();
        double v1 = now.variance() / now.n();
        double v2 = before.variance() / before.n();
        double error = Math.sqrt(v1 + v2);
        if (error == 0) {
            return new Difference(value, new Interval(value, value), value == 0 ? 1 : 0, "welch");
        }
        var t = TDistribution.of((v1 + v2) * (v1 + v2) / (v1 * v1 / (now.n() - 1) + v2 * v2 / (before.n() - 1)));
        double half = t.inverseCumulativeProbability(UPPER_TAIL) * error;
        return new Difference(
                value,
                new Interval(value - half, value + half),
                Math.min(1, 2 * t.survivalProbability(Math.abs(value) / error)),
                "welch");
    }

    /**
     * The difference of two net promoter scores of different people; null if one is of nothing.
     *
     * <p>The variances of both, with the pseudo-answers of a small one, add up.
     */
    public static @Nullable Difference ofNetPromoters(NetPromoter now, NetPromoter before) {
        if (now.score() == null || before.score() == null) {
            return null;
        }
        double value = now.score() - before.score();
        double error = Math.sqrt(now.variance() + before.variance());
        return new Difference(
                value,
                new Interval(value - Normal.Z * error, value + Normal.Z * error),
                tail(value, error),
                "nps-variance");
    }

    private static double tail(double value, double error) {
        if (error == 0) {
            return value == 0 ? 1 : 0;
        }
        return Normal.twoSided(value / error);
    }
}
