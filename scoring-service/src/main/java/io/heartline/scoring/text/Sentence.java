package io.heartline.scoring.text;

import io.heartline.contracts.Speaker;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of a text, or a passage of several.
 *
 * @param from its first token
 * @param to the token after its last
 * @param start where it begins in the text as given, in Unicode code points
 * @param end where it ends, exclusive, in Unicode code points
 * @param speaker who says it, if the text is a transcript that tells
 */
public record Sentence(
        int from, int to, int start, int end, @Nullable Speaker speaker) {
    /** Refuses an empty sentence. */
    public Sentence {
        if (to <= from || end <= start) {
            throw new IllegalArgumentException("a sentence has at least one token");
        }
    }

    /** How many tokens it has. */
    public int size() {
        return to - from;
    }
}
