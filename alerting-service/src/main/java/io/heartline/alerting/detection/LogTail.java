package io.heartline.alerting.detection;

/**
 * How improbable a residual is, by what was seen before; older residuals count less and less.
 *
 * <p>The upper tail is taken to be exponential above a high quantile of the residuals, which are logarithms: counts then
 * have a Pareto tail, whose index is Hill's estimator (Hill, A Simple General Approach to Inference About the Tail of a
 * Distribution, 1975). The estimator leans on a prior, so that a short history does not make it extreme. Past surges
 * stay in it: what happens every week becomes ordinary.
 */
final class LogTail {
    private static final double LOWEST = -8;
    private static final double WIDTH = 0.02;
    private static final int BINS = 1200;
    private static final double TAIL_SHARE = 0.05;
    private static final double PRIOR_MEAN = 0.4;
    private static final double PRIOR_WEIGHT = 20;
    private static final double HALF = 0.5;

    private final double[] bins = new double[BINS];
    private double total;
    private double edge;
    private double mean = PRIOR_MEAN;
    private double share = TAIL_SHARE;

    /** Takes in a residual with a weight; weights grow with time, so that the old ones fade. */
    void add(double residual, double weight) {
        int bin = (int) Math.clamp((residual - LOWEST) / WIDTH, 0, BINS - 1);
        bins[bin] += weight;
        total += weight;
    }

    /**
     * Learns the tail from what was added.
     *
     * @param weight of a residual of now: what one observation counts
     */
    void fit(double weight) {
        double above = 0;
        int bin = BINS - 1;
        while (bin >= 0 && above + bins[bin] <= TAIL_SHARE * total) {
            above += bins[bin];
            bin--;
        }
        edge = LOWEST + (bin + 1) * WIDTH;
        double excess = 0;
        for (int higher = bin + 1; higher < BINS; higher++) {
            excess += bins[higher] * (LOWEST + (higher + HALF) * WIDTH - edge);
        }
        mean = (excess / weight + PRIOR_WEIGHT * PRIOR_MEAN) / (above / weight + PRIOR_WEIGHT);
        share = (above + HALF * weight) / (total + weight);
    }

    /** −log10 of the probability of such a residual or a greater one; 0 for what is not in the tail. */
    double surprise(double residual) {
        return residual <= edge ? 0 : -Math.log10(share) + (residual - edge) / (mean * Math.log(10));
    }

    /** Divides all weights, before they grow too large for a number. */
    void rescale(double by) {
        total /= by;
        for (int bin = 0; bin < BINS; bin++) {
            bins[bin] /= by;
        }
    }
}
