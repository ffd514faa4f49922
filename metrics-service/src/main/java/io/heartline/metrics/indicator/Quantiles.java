package io.heartline.metrics.indicator;

import io.heartline.metrics.estimate.Interval;
import java.util.SortedMap;

/** Quantiles of counts by bucket, which can be added for any days. */
final class Quantiles {
    private static final double Z = 1.959963984540054;

    private Quantiles() {}

    /**
     * A quantile and its distribution-free interval: the values at the ranks that lie two standard deviations of the
     * binomial distribution around its own (W. J. Conover, Practical Nonparametric Statistics, 1999, section 3.2).
     *
     * @param p above 0 and below 1
     */
    static Estimate.Quantile of(SortedMap<Integer, Long> buckets, double p) {
        long n = buckets.values().stream().mapToLong(Long::longValue).sum();
        if (n == 0) {
            return new Estimate.Quantile(null, 0, null);
        }
        double half = Z * Math.sqrt(n * p * (1 - p));
        long low = (long) Math.floor(n * p - half);
        long high = (long) Math.ceil(n * p + half) + 1;
        // Where the ranks lie beyond the smallest or the largest value, so few say nothing of how far it may be.
        var interval = low < 1 || high > n ? null : new Interval(at(buckets, low), at(buckets, high));
        return new Estimate.Quantile(at(buckets, Math.clamp((long) Math.ceil(n * p), 1, n)), n, interval);
    }

    private static double at(SortedMap<Integer, Long> buckets, long rank) {
        long seen = 0;
        for (var bucket : buckets.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return Exchange.seconds(bucket.getKey());
            }
        }
        return Exchange.seconds(buckets.lastKey());
    }
}
