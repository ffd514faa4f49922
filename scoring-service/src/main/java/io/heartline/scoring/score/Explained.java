package io.heartline.scoring.score;

import io.heartline.contracts.Score;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a text made its score what it is.
 *
 * @param score what is explained
 * @param unit what the parts are; absent if no model read the text
 * @param emotion log odds of the chosen emotion, ln(p / (1 − p))
 * @param valence log odds of positive to negative, ln(p₊ / p₋)
 * @param ratings by how much the ratings beside the text moved both; absent if there were none or the text had the say
 * @param shares of the parts, in the order of the text
 */
record Explained(
        Score score,
        Spans.@Nullable Unit unit,
        @Nullable Double emotion,
        @Nullable Double valence,
        @Nullable Moved ratings,
        List<Share> shares) {
    /** By how much something moved the log odds of the chosen emotion, and those of positive to negative. */
    record Moved(double emotion, double valence) {}

    /**
     * A part of the text.
     *
     * @param start in Unicode code points of the text as given
     * @param end exclusive
     * @param moved the log odds of the text less those without this part
     */
    record Share(int start, int end, Moved moved) {}

    /** Of a score that no model gave. */
    static Explained nothing(Score score) {
        return new Explained(score, null, null, null, null, List.of());
    }
}
