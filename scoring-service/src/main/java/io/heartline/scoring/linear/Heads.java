package io.heartline.scoring.linear;

import java.util.List;

/**
 * What the outputs of a model mean and how they become probabilities. The outputs stand in this order: the seven
 * emotions, the three sentiments, the nuances.
 *
 * @param nuances the names of the nuances
 * @param nuanceKin per nuance the index of the emotion that it is a shade of, −1 for none
 * @param nuanceSlope what a nuance's output is multiplied with
 * @param nuanceAgreement how much the emotion's side (joy, the unpleasant ones, surprise, neutral) has a say in a nuance
 * @param nuanceShifts per nuance, what is added before it becomes a probability
 * @param emotionSlope what the emotions' outputs are multiplied with
 * @param sentimentSlope what the sentiments' outputs are multiplied with
 * @param agreement how much the sentiment has a say in the emotion: 0 none, 1 that of an equal expert
 * @param agreedSlope what the logarithm of both experts is multiplied with
 * @param emotionShifts per emotion, what is added after that
 * @param intensityWeights of the nuances' outputs, then of {@link Style}, then of the model's own output for it, if any
 * @param intensityShift added to the weighted sum before it becomes the intensity of what is felt, if anything is
 */
@SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
public record Heads(
        List<String> nuances,
        int[] nuanceKin,
        double nuanceSlope,
        double nuanceAgreement,
        double[] nuanceShifts,
        double emotionSlope,
        double sentimentSlope,
        double agreement,
        double agreedSlope,
        double[] emotionShifts,
        double[] intensityWeights,
        double intensityShift) {
    /** The seven emotions in the order of the outputs. */
    public static final List<String> EMOTIONS =
            List.of("joy", "anger", "sadness", "fear", "surprise", "disgust", "neutral");

    /** The three sentiments in the order of the outputs. */
    public static final List<String> SENTIMENTS = List.of("negative", "neutral", "positive");

    /** Where the sentiments begin among the outputs. */
    public static final int SENTIMENT_FROM = EMOTIONS.size();

    /** Where the nuances begin among the outputs. */
    public static final int NUANCE_FROM = SENTIMENT_FROM + SENTIMENTS.size();

    /** How many outputs there are. */
    public int size() {
        return NUANCE_FROM + nuances.size();
    }
}
