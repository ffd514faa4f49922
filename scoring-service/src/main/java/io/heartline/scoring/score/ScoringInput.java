package io.heartline.scoring.score;

import io.heartline.contracts.Interaction;
import io.heartline.contracts.Rating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be scored.
 *
 * @param text as given; absent when only ratings came
 * @param language a BCP 47 tag, if known
 * @param question what the text answers, if anything
 * @param ratings that came with it
 */
public record ScoringInput(
        @Nullable String text,
        @Nullable String language,
        @Nullable String question,
        List<Rating> ratings) {
    /** Takes its own copy of the ratings. */
    public ScoringInput {
        ratings = List.copyOf(ratings);
    }

    /** What there is to score in an interaction. */
    public static ScoringInput of(Interaction heard) {
        return new ScoringInput(heard.text(), heard.language(), heard.question(), heard.ratings());
    }
}
