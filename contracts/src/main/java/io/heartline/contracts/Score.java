package io.heartline.contracts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a text and its ratings express.
 *
 * <p>"No emotion" is {@link Emotion#NEUTRAL}. "Not scored" is an abstained score whose emotion, sentiment, valence and
 * intensity are absent. An abstained score that has them is a guess that nothing may be counted by.
 *
 * @param model the version of the model
 * @param revision 1 for the first score of a version of the interaction; a re-score or a correction raises it
 * @param language the BCP 47 tag that the text was scored as; {@code und} if unknown
 * @param emotion the most probable emotion; absent if not scored
 * @param emotions the exclusive probabilities of all seven, sum 1; empty if not scored
 * @param nuances independent probabilities of finer labels
 * @param valence −1 (worst) to 1 (best); absent if not scored
 * @param sentiment which way it leans; absent if not scored
 * @param intensity 0 to 1; absent if not scored
 * @param confidence 0 to 1: the probability that the chosen emotion is right
 * @param abstained whether the model declined to say
 * @param corrected whether a person corrected it
 * @param ratingDisagreement half the distance between the valence of the text and that of the ratings, 0 to 1; absent
 *     unless both are there
 * @param effort how hard it was for the customer, 0 to 1, if said
 * @param actionability how clearly something can be done about it, 0 to 1, if said
 * @param aspects what it is about
 * @param intents what it asks for or announces
 * @param urgency 0 to 1
 * @param evidence the parts of the text that moved the score
 */
public record Score(
        String model,
        int revision,
        String language,
        @Nullable Emotion emotion,
        Map<Emotion, Double> emotions,
        Map<String, Double> nuances,
        @Nullable Double valence,
        @Nullable Sentiment sentiment,
        @Nullable Double intensity,
        double confidence,
        boolean abstained,
        boolean corrected,
        @Nullable Double ratingDisagreement,
        @Nullable Double effort,
        @Nullable Double actionability,
        List<AspectScore> aspects,
        List<IntentScore> intents,
        double urgency,
        List<Evidence> evidence) {
    private static final double SUM_TOLERANCE = 1e-6;

    /** Refuses figures outside their ranges, and a score that says nothing without having abstained. */
    public Score {
        Checks.notBlank(model, "model");
        Checks.atLeast(revision, 1, "revision");
        Checks.notBlank(language, "language");
        Checks.withinIfPresent(valence, -1, 1, "valence");
        Checks.withinIfPresent(intensity, 0, 1, "intensity");
        Checks.within(confidence, 0, 1, "confidence");
        Checks.withinIfPresent(ratingDisagreement, 0, 1, "ratingDisagreement");
        Checks.withinIfPresent(effort, 0, 1, "effort");
        Checks.withinIfPresent(actionability, 0, 1, "actionability");
        Checks.within(urgency, 0, 1, "urgency");
        emotions = Lists.orEmpty(emotions);
        nuances = Lists.orEmpty(nuances);
        aspects = Lists.orEmpty(aspects);
        intents = Lists.orEmpty(intents);
        evidence = Lists.orEmpty(evidence);
        if (!emotions.isEmpty()) {
            var sum =
                    emotions.values().stream().mapToDouble(Double::doubleValue).sum();
            Checks.within(sum, 1 - SUM_TOLERANCE, 1 + SUM_TOLERANCE, "the sum of emotions");
        }
        if (!abstained && (emotion == null || valence == null || sentiment == null || intensity == null)) {
            throw new IllegalArgumentException("a score that did not abstain lacks emotion, valence or intensity");
        }
    }
}
