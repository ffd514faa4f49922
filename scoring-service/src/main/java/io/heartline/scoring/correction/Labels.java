package io.heartline.scoring.correction;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Score;
import io.heartline.contracts.Sentiment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a text; of what is absent nothing is said.
 *
 * @param emotion the emotion
 * @param sentiment which way it leans
 * @param valence −1 (worst) to 1 (best)
 * @param intensity 0 to 1
 * @param aspects all that it is about; an empty list says that it is about nothing
 * @param intents all that it asks for or announces; an empty list says that it asks for nothing
 * @param abstained true: nobody can tell; false: what the model only guessed is right
 */
public record Labels(
        @Nullable Emotion emotion,
        @Nullable Sentiment sentiment,
        @Nullable Double valence,
        @Nullable Double intensity,
        @Nullable List<AspectScore> aspects,
        @Nullable List<IntentScore> intents,
        @Nullable Boolean abstained) {
    /** Labels that say nothing. */
    static final Labels NONE = new Labels(null, null, null, null, null, null, null);

    /** From here to either side a valence is positive or negative. */
    private static final double LEANING = 0.1;

    /** Takes its own copies. */
    public Labels {
        aspects = aspects == null ? null : List.copyOf(aspects);
        intents = intents == null ? null : List.copyOf(intents);
    }

    /** What a score says. */
    static Labels of(Score score) {
        return new Labels(
                score.emotion(),
                score.sentiment(),
                score.valence(),
                score.intensity(),
                score.aspects(),
                score.intents(),
                score.abstained());
    }

    boolean sayNothing() {
        return equals(NONE);
    }

    /** Whether sentiment and valence lean different ways. */
    boolean contradictThemselves() {
        return sentiment != null && valence != null && !agree(sentiment, valence);
    }

    /** The sentiment that is said, be it by the valence alone. */
    @Nullable
    Sentiment leaning() {
        return sentiment == null && valence != null ? leaning(valence) : sentiment;
    }

    /**
     * These labels with what was said later on top. Sentiment and valence are one thing: whoever says one of them says
     * both. Whoever names an emotion does not abstain.
     */
    Labels then(Labels later) {
        boolean leans = later.sentiment != null || later.valence != null;
        var declines = (later.abstained == null && later.emotion == null) ? abstained : later.abstained;
        return new Labels(
                later.emotion == null ? emotion : later.emotion,
                leans ? later.sentiment : sentiment,
                leans ? later.valence : valence,
                later.intensity == null ? intensity : later.intensity,
                later.aspects == null ? aspects : later.aspects,
                later.intents == null ? intents : later.intents,
                declines);
    }

    /** Which way a valence leans. */
    static Sentiment leaning(double valence) {
        if (Math.abs(valence) < LEANING) {
            return Sentiment.NEUTRAL;
        }
        return valence > 0 ? Sentiment.POSITIVE : Sentiment.NEGATIVE;
    }

    /** Whether a valence can be that of a sentiment. */
    static boolean agree(Sentiment sentiment, double valence) {
        return switch (sentiment) {
            case POSITIVE -> valence > 0;
            case NEGATIVE -> valence < 0;
            case NEUTRAL -> Math.abs(valence) <= 0.5;
        };
    }
}
