package io.heartline.metrics.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.special.Gamma;
import org.jspecify.annotations.Nullable;

/**
 * The BG/NBD model of who buys how often, and for how long, without a contract.
 *
 * <p>P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers" the easy way: an alternative to the
 * Pareto/NBD model, Marketing Science 24(2), 2005. Numbers in parentheses are those of its equations.
 *
 * @param r shape of the rates of buying
 * @param alpha scale of the rates of buying, in the unit of time
 * @param a first shape of the probabilities of leaving after a purchase
 * @param b second shape of them
 * @param logLikelihood at the estimate
 * @param n how many buyers it was made of
 */
public record BetaGeometric(double r, double alpha, double a, double b, double logLikelihood, long n) {
    private static final List<double[]> STARTS =
            List.of(new double[] {1, 1, 1, 1}, new double[] {0.25, 5, 0.8, 2.5}, new double[] {3, 50, 0.5, 5});
    private static final int TERMS_MAX = 1_000_000;
    private static final double TERM_SMALL = 1e-14;
    /** Where a is 1, the limit is taken that close to it. */
    private static final double SINGULAR = 1e-7;

    /**
     * The parameters under which these buyers are most likely; the unit of time should make their ages some tens.
     *
     * @return null if there are none, or if no maximum was found
     */
    public static @Nullable BetaGeometric of(List<Buyer> buyers) {
        if (buyers.isEmpty()) {
            return null;
        }
        var grouped = group(buyers);
        var found = Maximum.of(p -> sum(p[0], p[1], p[2], p[3], grouped), STARTS);
        if (found == null) {
            return null;
        }
        var p = found.parameters();
        return new BetaGeometric(p[0], p[1], p[2], p[3], found.logLikelihood(), buyers.size());
    }

    /** The log-likelihood (6) of buyers under parameters. */
    public static double logLikelihood(double r, double alpha, double a, double b, List<Buyer> buyers) {
        return sum(r, alpha, a, b, group(buyers));
    }

    private record Group(Buyer buyer, long count) {}

    /** Who bought alike is equally likely: once is enough. */
    private static List<Group> group(List<Buyer> buyers) {
        Map<Buyer, Long> counts = new HashMap<>();
        List<Buyer> order = new ArrayList<>();
        for (var buyer : buyers) {
            var alike = new Buyer(buyer.repeats(), buyer.last(), buyer.age(), 0);
            if (counts.merge(alike, 1L, Long::sum) == 1) {
                order.add(alike);
            }
        }
        return order.stream()
                .map(buyer -> new Group(buyer, counts.getOrDefault(buyer, 0L)))
                .toList();
    }

    private static double sum(double r, double alpha, double a, double b, List<Group> groups) {
        double constant = r * Math.log(alpha) - Gamma.logGamma(r) + Gamma.logGamma(a + b) - Gamma.logGamma(b);
        Map<Integer, Double> byRepeats = new HashMap<>();
        double sum = 0;
        for (var group : groups) {
            var buyer = group.buyer();
            int x = buyer.repeats();
            double counted = byRepeats.computeIfAbsent(
                    x, n -> Gamma.logGamma(r + n) + Gamma.logGamma(b + n) - Gamma.logGamma(a + b + n));
            double alive = -(r + x) * Math.log(alpha + buyer.age());
            double likelihood = constant + counted + alive;
            if (x > 0) {
                double gone = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + buyer.last());
                likelihood = constant + counted + addLogs(alive, gone);
            }
            sum += group.count() * likelihood;
        }
        return sum;
    }

    private static double addLogs(double one, double other) {
        double high = Math.max(one, other);
        return high + Math.log1p(Math.exp(Math.min(one, other) - high));
    }

    /** The probability that a buyer has not left yet; of who bought once it is 1, since nobody leaves before that. */
    public double alive(Buyer buyer) {
        return 1 / (1 + odds(buyer));
    }

    private double odds(Buyer buyer) {
        int x = buyer.repeats();
        return x == 0 ? 0 : a / (b + x - 1) * Math.pow((alpha + buyer.age()) / (alpha + buyer.last()), r + x);
    }

    /**
     * How often a buyer is expected to buy in a time from now on (10).
     *
     * @param time 0 or more, in the unit of the ages
     */
    public double expected(Buyer buyer, double time) {
        if (time == 0) {
            return 0;
        }
        double shape = Math.abs(a - 1) < SINGULAR ? 1 + SINGULAR : a;
        int x = buyer.repeats();
        double scale = alpha + buyer.age();
        double series = hypergeometric(r + x, b + x, shape + b + x - 1, time / (scale + time));
        double left = 1 - Math.pow(scale / (scale + time), r + x) * series;
        return (shape + b + x - 1) / (shape - 1) * left / (1 + odds(buyer));
    }

    /** How often somebody who is new buys again within a time (9). */
    public double expectedOfNew(double time) {
        double shape = Math.abs(a - 1) < SINGULAR ? 1 + SINGULAR : a;
        double series = hypergeometric(r, b, shape + b - 1, time / (alpha + time));
        return (shape + b - 1) / (shape - 1) * (1 - Math.pow(alpha / (alpha + time), r) * series);
    }

    /** Gauss' series; z lies between 0 and 1, so that it converges. */
    private static double hypergeometric(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int i = 0; i < TERMS_MAX && Math.abs(term) > TERM_SMALL * Math.abs(sum); i++) {
            term *= (a + i) * (b + i) / (c + i) / (i + 1) * z;
            sum += term;
        }
        return sum;
    }
}
