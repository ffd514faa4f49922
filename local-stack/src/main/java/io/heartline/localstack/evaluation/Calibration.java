package io.heartline.localstack.evaluation;

/**
 * How far probabilities are from how often they come true: the expected calibration error of Guo et al., "On calibration of
 * modern neural networks" (2017), in 15 bins of equal width. It is biased upwards where there are few claims.
 *
 * @param text whose claim it is
 * @param probability what was claimed, 0 to 1
 * @param right whether it came true
 */
@SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
record Calibration(int[] text, double[] probability, boolean[] right) {
    static final int BINS = 15;

    /**
     * Returns Σ |Σ p − Σ right| / n over the bins; NaN without a claim.
     *
     * @param counts how many times each text counts
     */
    double error(int[] counts) {
        var claimed = new double[BINS];
        var came = new double[BINS];
        var all = 0L;
        for (var claim = 0; claim < text.length; claim++) {
            var times = counts[text[claim]];
            var bin = Math.min(BINS - 1, (int) (probability[claim] * BINS));
            claimed[bin] += times * probability[claim];
            came[bin] += right[claim] ? times : 0;
            all += times;
        }
        var error = 0.0;
        for (var bin = 0; bin < BINS; bin++) {
            error += Math.abs(claimed[bin] - came[bin]);
        }
        return all == 0 ? Double.NaN : error / all;
    }
}
