package io.heartline.scoring.engine;

import io.heartline.scoring.linear.Heads;

/**
 * How a linear model and an encoder are made one: a weighted mean of their raw outputs, which are logarithms of odds, and
 * heads that were calibrated on the mean.
 *
 * @param model the version
 * @param language the primary tag of the language
 * @param linear the version of the linear model
 * @param linearChecksum SHA-256 of its file, in hexadecimal
 * @param encoder the version of the encoder
 * @param encoderChecksum SHA-256 of its graph, in hexadecimal
 * @param emotionShare the encoder's share in the emotions, 0 to 1
 * @param sentimentShare the encoder's share in the sentiments, 0 to 1
 * @param nuanceShare the encoder's share in the nuances, 0 to 1
 * @param heads what the mean outputs mean
 */
public record Blend(
        String model,
        String language,
        String linear,
        String linearChecksum,
        String encoder,
        String encoderChecksum,
        double emotionShare,
        double sentimentShare,
        double nuanceShare,
        Heads heads) {
    /** Encoders were trained on texts of at most 64 (English) and 80 (Chinese) pieces. */
    private static final int TRAINED_TOKENS = 72;

    /**
     * The mean of the outputs of both; what only the encoder has, the intensity, stays as it is. Of a text that is longer
     * than what the encoder was trained on its share is less, by as much as the text is longer.
     *
     * @param tokens how many tokens the text has
     */
    public double[] mean(double[] linearOutputs, double[] encoderOutputs, int tokens) {
        double trust = Math.min(1, (double) TRAINED_TOKENS / Math.max(1, tokens));
        var mean = encoderOutputs.clone();
        for (int i = 0; i < linearOutputs.length; i++) {
            double share = share(i) * trust;
            mean[i] = (1 - share) * linearOutputs[i] + share * encoderOutputs[i];
        }
        return mean;
    }

    private double share(int output) {
        if (output < Heads.SENTIMENT_FROM) {
            return emotionShare;
        }
        return output < Heads.NUANCE_FROM ? sentimentShare : nuanceShare;
    }
}
