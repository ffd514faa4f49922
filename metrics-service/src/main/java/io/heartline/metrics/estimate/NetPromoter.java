package io.heartline.metrics.estimate;

import org.jspecify.annotations.Nullable;

/**
 * A net promoter score and how sure it is.
 *
 * @param score −100 to 100: 100 times the share of promoters less that of detractors; null of nothing
 * @param n how many answered
 * @param promoters of them
 * @param detractors of them
 * @param interval in the units of the score; null of nothing
 */
public record NetPromoter(
        @Nullable Double score,
        long n,
        long promoters,
        long detractors,
        @Nullable Interval interval) {
    /** Below so many answers, pseudo-answers keep the interval from being too short. */
    static final long SMALL = 30;

    private static final double PSEUDO_EACH = 0.75;
    private static final double PSEUDO_ALL = 3;

    /**
     * The score of so many answers.
     *
     * <p>Interval: {@code 100·(p − d ± z·√Var)} with {@code Var = (p + d − (p − d)²)/n}, the variance of a difference of
     * two shares of one multinomial. Below 30 answers p and d are those with three pseudo-answers added, 3/4 to promoters
     * and to detractors each (D. G. Bonett and R. M. Price, Adjusted Wald confidence interval for a difference of
     * binomial proportions based on paired data, 2012), since the plain interval has no width where all say the same.
     *
     * @throws IllegalArgumentException if promoters and detractors are more than all
     */
    public static NetPromoter of(long promoters, long detractors, long n) {
        if (promoters < 0 || detractors < 0 || promoters + detractors > n) {
            throw new IllegalArgumentException("promoters and detractors are more than all");
        }
        if (n == 0) {
            return new NetPromoter(null, 0, 0, 0, null);
        }
        double half = Normal.Z * Math.sqrt(variance(promoters, detractors, n));
        double centre =
                n < SMALL ? 100 * (promoters - detractors) / (n + PSEUDO_ALL) : 100.0 * (promoters - detractors) / n;
        return new NetPromoter(
                100.0 * (promoters - detractors) / n,
                n,
                promoters,
                detractors,
                new Interval(Math.max(-100, centre - half), Math.min(100, centre + half)));
    }

    /**
     * The variance of the score, in squares of its units: {@code 100²·(p + d − (p − d)²)/n}, with the pseudo-answers if
     * there are few; 0 of nothing.
     */
    public double variance() {
        return n == 0 ? 0 : variance(promoters, detractors, n);
    }

    private static double variance(long promoters, long detractors, long n) {
        boolean small = n < SMALL;
        double of = small ? n + PSEUDO_ALL : n;
        double p = (small ? promoters + PSEUDO_EACH : promoters) / of;
        double d = (small ? detractors + PSEUDO_EACH : detractors) / of;
        return 10_000 * (p + d - (p - d) * (p - d)) / of;
    }
}
