package io.heartline.scoring.score;

import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import io.heartline.scoring.linear.Calibration;
import java.util.List;

/** What the ratings that came with a text say by themselves. */
final class RatingVoice {
    /** The model's name in a score that rests on ratings alone. */
    static final String MODEL = "ratings-1";

    private static final double NPS_STEPS = 10;

    /**
     * Net promoter answers are worth what their names say: 0 to 6 detract, 7 and 8 are passive, 9 and 10 promote; between
     * the knots the worth is linear.
     */
    private static final double[][] NPS_KNOTS = {{0, -1}, {6, -0.4}, {7, 0}, {8, 0.2}, {9, 0.7}, {10, 1}};

    /** How often each emotion is felt, before the rating says which side it is on; a rating does not tell finer. */
    private static final double[] PRIOR = {0.34, 0.16, 0.12, 0.02, 0.03, 0.03, 0.30};

    private static final double SHARPNESS = 3;

    private RatingVoice() {}

    /** The mean worth of ratings, −1 (worst) to 1 (best). */
    static double valence(List<Rating> ratings) {
        return ratings.stream().mapToDouble(RatingVoice::valence).average().orElse(0);
    }

    /** The probabilities of negative, neutral and positive that a valence stands for. */
    static double[] sentiments(double valence) {
        return Calibration.exclusive(new double[] {-SHARPNESS * valence, 0.5, SHARPNESS * valence});
    }

    /** The probabilities of the emotions, if nothing but the valence is known. */
    static double[] emotions(double valence) {
        return Calibration.exclusive(Calibration.agreed(PRIOR, sentiments(valence), 1, 1));
    }

    private static double valence(Rating rating) {
        double share = (rating.value() - rating.min()) / (rating.max() - rating.min());
        return rating.metric() == Metric.NPS ? knots(share * NPS_STEPS) : 2 * share - 1;
    }

    private static double knots(double answer) {
        for (int i = 1; i < NPS_KNOTS.length; i++) {
            var low = NPS_KNOTS[i - 1];
            var high = NPS_KNOTS[i];
            if (answer <= high[0]) {
                return low[1] + (answer - low[0]) / (high[0] - low[0]) * (high[1] - low[1]);
            }
        }
        return 1;
    }
}
