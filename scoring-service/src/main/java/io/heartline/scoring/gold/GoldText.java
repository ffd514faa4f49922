package io.heartline.scoring.gold;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Sentiment;
import io.heartline.scoring.score.ScoringInput;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text that a person labelled.
 *
 * @param id the caller's own, unique in the sample
 * @param language a BCP 47 tag
 * @param channel where it was heard, if known
 * @param text masked by the caller; it is kept as given
 * @param customerId who said it, so that an erasure finds it; absent if nobody can be found by it
 * @param emotion what the person says, if anything
 * @param sentiment what the person says, if anything
 */
public record GoldText(
        String id,
        String language,
        @Nullable Channel channel,
        String text,
        @Nullable UUID customerId,
        @Nullable Emotion emotion,
        @Nullable Sentiment sentiment) {
    /** The tag of the language without its region and script. */
    String primaryLanguage() {
        return language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }

    ScoringInput input() {
        return new ScoringInput(text, language, null, List.of());
    }
}
