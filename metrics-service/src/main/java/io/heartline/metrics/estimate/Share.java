package io.heartline.metrics.estimate;

import org.jspecify.annotations.Nullable;

/**
 * A share and how sure it is.
 *
 * @param percent 0 to 100; null of nothing
 * @param n of how many
 * @param interval in percent; null of nothing
 */
public record Share(
        @Nullable Double percent, long n, @Nullable Interval interval) {
    /**
     * The share of some among all, with Wilson's interval (E. B. Wilson, Probable inference, the law of succession, and
     * statistical inference, 1927).
     */
    public static Share of(long some, long all) {
        if (all == 0) {
            return new Share(null, 0, null);
        }
        double p = (double) some / all;
        double z2n = Normal.Z * Normal.Z / all;
        double centre = (p + z2n / 2) / (1 + z2n);
        double half = Normal.Z * Math.sqrt(p * (1 - p) / all + z2n / (4 * all)) / (1 + z2n);
        return new Share(
                100 * p, all, new Interval(100 * Math.max(0, centre - half), 100 * Math.min(1, centre + half)));
    }
}
