package io.heartline.scoring.linear;

/**
 * What a model says about a text, not rounded.
 *
 * @param emotions probabilities in the order of {@link Heads#EMOTIONS}, sum 1
 * @param sentiments probabilities in the order of {@link Heads#SENTIMENTS}, sum 1
 * @param nuances independent probabilities in the order of {@link Heads#nuances}
 * @param intensity 0 to 1
 * @param known the share of the words that the model has seen in training, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
public record Prediction(double[] emotions, double[] sentiments, double[] nuances, double intensity, double known) {
    /** The probability of positive less that of negative, −1 to 1. */
    public double valence() {
        return sentiments[2] - sentiments[0];
    }

    /** The index of the most probable emotion; the first of equals. */
    public int emotion() {
        return most(emotions);
    }

    /** The index of the largest value; the first of equals. */
    public static int most(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
