package io.heartline.scoring.score;

import io.heartline.contracts.Rating;
import io.heartline.scoring.linear.Calibration;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text and the ratings beside it say together.
 *
 * @param emotions probabilities in the order of the emotions, sum 1
 * @param sentiments probabilities of negative, neutral and positive, sum 1
 * @param disagreement half the distance between the valences of text and ratings; absent without ratings
 */
@SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
record Fusion(
        double[] emotions, double[] sentiments, @Nullable Double disagreement) {
    /** Text and rating contradict each other from this disagreement on; then the text has the say. */
    private static final double CONTRADICTION = 0.5;

    private static final double RATING_AGREEMENT = 0.5;

    /** What is meant by what was said, in the light of its question and of signs of irony. */
    static Prediction meant(ScoringInput input, Reading reading, Prediction said) {
        var answer = Answers.valence(input.question(), reading);
        if (answer.isPresent()) {
            return Answers.applied(said, answer.getAsDouble());
        }
        var rated = input.ratings().isEmpty() ? null : RatingVoice.valence(input.ratings());
        return Irony.of(reading).applied(said, rated);
    }

    /** What is meant and what was rated, as one, unless they contradict each other. */
    static Fusion of(Prediction meant, List<Rating> ratings) {
        if (ratings.isEmpty()) {
            return alone(meant);
        }
        double disagreement = Math.abs(meant.valence() - RatingVoice.valence(ratings)) / 2;
        var fused = disagreement < CONTRADICTION ? agreed(meant, ratings) : alone(meant);
        return new Fusion(fused.emotions(), fused.sentiments(), disagreement);
    }

    /** What is meant, whatever was rated. */
    static Fusion alone(Prediction meant) {
        return new Fusion(meant.emotions(), meant.sentiments(), null);
    }

    /** Both as two experts whose probabilities are multiplied; of emotions a rating knows only the side. */
    static Fusion agreed(Prediction meant, List<Rating> ratings) {
        var voice = RatingVoice.sentiments(RatingVoice.valence(ratings));
        return new Fusion(
                Calibration.exclusive(Calibration.agreed(meant.emotions(), voice, RATING_AGREEMENT, 1)),
                product(meant.sentiments(), voice),
                null);
    }

    /** The probability of positive less that of negative, −1 to 1. */
    double valence() {
        return sentiments[2] - sentiments[0];
    }

    /** Whether the ratings have a say in it. */
    boolean rated() {
        return disagreement != null && disagreement < CONTRADICTION;
    }

    private static double[] product(double[] one, double[] other) {
        var logs = new double[one.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = StrictMath.log(Math.max(1e-6, one[i])) + StrictMath.log(Math.max(1e-6, other[i]));
        }
        return Calibration.exclusive(logs);
    }
}
