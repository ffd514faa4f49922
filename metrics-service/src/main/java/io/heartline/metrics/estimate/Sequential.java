package io.heartline.metrics.estimate;

/**
 * Looks at a difference as often as one likes without being fooled more often than said.
 *
 * @param interval that covers the difference at every look at once with 95 %
 * @param pValue that is valid at every look
 */
public record Sequential(Interval interval, double pValue) {
    private static final double ALPHA = 0.05;

    /**
     * The always valid interval of a normal estimate: the mixture sequential probability ratio test with the mixture
     * N(0, τ²) (R. Johari, P. Koomen, L. Pekelis and D. Walsh, Always valid inference: continuous monitoring of A/B tests,
     * Operations Research 70(3), 2022, section 5).
     *
     * @param difference the estimate
     * @param error its standard error, above 0
     * @param tau how large a difference is looked for, above 0, in the unit of the estimate; wrong values only cost time
     */
    public static Sequential of(double difference, double error, double tau) {
        if (!(error > 0) || !(tau > 0)) {
            throw new IllegalArgumentException("error and tau are not above 0");
        }
        double v = error * error;
        double t = tau * tau;
        double half = Math.sqrt(v * (v + t) / t * (2 * Math.log(1 / ALPHA) + Math.log((v + t) / v)));
        double logRatio = 0.5 * Math.log(v / (v + t)) + t * difference * difference / (2 * v * (v + t));
        return new Sequential(new Interval(difference - half, difference + half), Math.min(1, Math.exp(-logRatio)));
    }
}
