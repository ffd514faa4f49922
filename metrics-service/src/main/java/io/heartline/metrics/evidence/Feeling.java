package io.heartline.metrics.evidence;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Score;
import io.heartline.contracts.Sentiment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a score says was felt.
 *
 * @param emotion the most probable one
 * @param sentiment which way it leans
 * @param valenceMicros −10⁶ to 10⁶
 * @param intensityMicros 0 to 10⁶
 * @param confidenceMicros 0 to 10⁶
 */
public record Feeling(
        Emotion emotion, Sentiment sentiment, long valenceMicros, long intensityMicros, long confidenceMicros) {
    /** The feeling of a score; null if it abstained, because nothing may be counted by a guess. */
    public static @Nullable Feeling of(Score score) {
        if (score.abstained()) {
            return null;
        }
        return new Feeling(
                Objects.requireNonNull(score.emotion()),
                Objects.requireNonNull(score.sentiment()),
                Micros.of(Objects.requireNonNull(score.valence())),
                Micros.of(Objects.requireNonNull(score.intensity())),
                Micros.of(score.confidence()));
    }
}
