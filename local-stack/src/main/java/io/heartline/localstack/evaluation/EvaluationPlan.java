package io.heartline.localstack.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What to evaluate.
 *
 * @param file the texts on which figures are reported
 * @param tuning the texts on which thresholds are chosen; null for flat ones
 * @param question what is asked of the scores
 * @param resamples how many times the texts are drawn again for the intervals, 1 or more
 */
public record EvaluationPlan(LabelledFile file, @Nullable LabelledFile tuning, Question question, int resamples) {
    /** Enough for intervals of 95 % that hardly vary with the seed. */
    public static final int RESAMPLES = 1000;

    /** Refuses an interval of nothing. */
    public EvaluationPlan {
        if (resamples < 1) {
            throw new EvaluationException("intervals need at least one resample");
        }
    }
}
