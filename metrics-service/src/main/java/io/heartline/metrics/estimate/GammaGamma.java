package io.heartline.metrics.estimate;

import java.util.List;
import org.hipparchus.special.Gamma;
import org.jspecify.annotations.Nullable;

/**
 * The gamma-gamma model of how much buyers spend each time.
 *
 * <p>P. S. Fader and B. G. S. Hardie, The gamma-gamma model of monetary value, 2013; it holds where spend and frequency do
 * not depend on each other.
 *
 * @param p shape of the purchases of one buyer
 * @param q shape of the buyers' scales
 * @param gamma scale of the buyers' scales, in the currency
 * @param logLikelihood at the estimate
 * @param n how many buyers, who bought again, it was made of
 */
public record GammaGamma(double p, double q, double gamma, double logLikelihood, long n) {
    private static final List<double[]> STARTS =
            List.of(new double[] {1, 1, 1}, new double[] {6, 4, 15}, new double[] {2, 3, 100});

    /**
     * The parameters under which what these buyers spent is most likely; who bought once, or spent nothing, tells nothing.
     *
     * @return null if nobody tells anything, or if no maximum was found
     */
    public static @Nullable GammaGamma of(List<Buyer> buyers) {
        var telling = buyers.stream()
                .filter(buyer -> buyer.repeats() > 0 && buyer.spend() > 0)
                .toList();
        if (telling.isEmpty()) {
            return null;
        }
        var found = Maximum.of(v -> logLikelihood(v[0], v[1], v[2], telling), STARTS);
        if (found == null) {
            return null;
        }
        var v = found.parameters();
        return new GammaGamma(v[0], v[1], v[2], found.logLikelihood(), telling.size());
    }

    private static double logLikelihood(double p, double q, double gamma, List<Buyer> buyers) {
        double constant = q * Math.log(gamma) - Gamma.logGamma(q);
        double sum = 0;
        for (var buyer : buyers) {
            int x = buyer.repeats();
            double px = p * x;
            sum += constant
                    + Gamma.logGamma(px + q)
                    - Gamma.logGamma(px)
                    + (px - 1) * Math.log(buyer.spend())
                    + px * Math.log(x)
                    - (px + q) * Math.log(gamma + x * buyer.spend());
        }
        return sum;
    }

    /**
     * What a buyer is expected to spend each time (5); of who did not buy again, it is the mean of all.
     *
     * @return in the currency; null where the mean of all does not exist (q of at most 1) and the buyer did not buy again
     */
    public @Nullable Double expected(Buyer buyer) {
        double x = buyer.spend() > 0 ? buyer.repeats() : 0;
        double shape = p * x + q - 1;
        return shape > 0 ? (Double) (p * (gamma + x * buyer.spend()) / shape) : null;
    }
}
