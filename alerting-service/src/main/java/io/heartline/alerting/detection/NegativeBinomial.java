package io.heartline.alerting.detection;

/**
 * Counts that vary more than a Poisson process: the negative binomial distribution with variance {@code mean +
 * dispersion · mean²} ("NB2": Cameron and Trivedi, Regression Analysis of Count Data, 3.3).
 *
 * @param mean above 0
 * @param dispersion above 0; near 0 it is Poisson's
 */
record NegativeBinomial(double mean, double dispersion) {
    private static final double NEGLIGIBLE = 1e-12;

    NegativeBinomial {
        if (!(mean > 0 && dispersion > 0)) {
            throw new IllegalArgumentException("mean and dispersion are above 0");
        }
    }

    /** −log10 of the probability of {@code count} or more; 0 for what is not above the mean. */
    double surprise(long count) {
        if (count <= mean) {
            return 0;
        }
        double size = 1 / dispersion;
        double logRatio = Math.log(mean / (size + mean));
        double log = size * Math.log(size / (size + mean)); // of the probability of 0
        for (long j = 0; j < count; j++) {
            log += Math.log((j + size) / (j + 1)) + logRatio;
        }
        // Above the mean each further term is smaller by a factor below 1: the rest is a convergent sum.
        double ratio = Math.exp(logRatio);
        double term = 1;
        double sum = 1;
        for (long j = count; term > NEGLIGIBLE * sum; j++) {
            term *= (j + size) / (j + 1) * ratio;
            sum += term;
        }
        return Math.max(0, -(log + Math.log(sum)) / Math.log(10));
    }
}
