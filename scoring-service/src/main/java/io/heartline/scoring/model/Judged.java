package io.heartline.scoring.model;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Score;
import io.heartline.contracts.Sentiment;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of a text, and what a model said.
 *
 * @param language the primary tag of the text's language
 * @param channel where it was heard, if known
 * @param emotion what the person said, if anything
 * @param sentiment what the person said, if anything
 * @param said what the model said
 */
public record Judged(
        String language,
        @Nullable Channel channel,
        @Nullable Emotion emotion,
        @Nullable Sentiment sentiment,
        Said said) {

    /**
     * The part of a score that is judged.
     *
     * @param emotion the most probable one; absent if the model abstained
     * @param sentiment which way it leans; absent if the model abstained
     * @param confidence the probability that the emotion is right, 0 to 1
     */
    public record Said(@Nullable Emotion emotion, @Nullable Sentiment sentiment, double confidence) {
        /** What a score says; by a guess of a model that abstained nothing is counted. */
        public static Said of(Score score) {
            return score.abstained()
                    ? new Said(null, null, score.confidence())
                    : new Said(score.emotion(), score.sentiment(), score.confidence());
        }
    }
}
