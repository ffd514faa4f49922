package io.heartline.scoring.drift;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Score;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How some scores are distributed. Adding is of whole numbers, so any order gives the same.
 *
 * <p>Emotion and valence are counted where the model did not abstain; confidence wherever there is an emotion, be it a
 * guess.
 */
final class Tally {
    static final int VALENCE_BINS = 10;
    static final int CONFIDENCE_BINS = 10;

    private static final List<Emotion> EMOTIONS = List.of(Emotion.values());
    private static final int N = 0;
    private static final int ABSTAINED = 1;
    private static final int UNREAD = 2;
    private static final int LETTERS = 3;
    private static final int STRANGE = 4;
    private static final int EMOTION = 5;
    private static final int VALENCE = EMOTION + EMOTIONS.size();
    private static final int CONFIDENCE = VALENCE + VALENCE_BINS;
    private static final int LENGTH = CONFIDENCE + CONFIDENCE_BINS;

    private final long[] counts;

    private Tally(long[] counts) {
        this.counts = counts;
    }

    /** The tally of no score. */
    static Tally none() {
        return new Tally(new long[LENGTH]);
    }

    /** A tally as it was kept. */
    static Tally of(Long[] kept) {
        return new Tally(Arrays.stream(kept).mapToLong(Long::longValue).toArray());
    }

    /** The tally of one score of one text. */
    static Tally of(@Nullable String text, Score score) {
        var tally = none();
        var counts = tally.counts;
        counts[N] = 1;
        counts[ABSTAINED] = score.abstained() ? 1 : 0;
        counts[UNREAD] = score.emotion() == null ? 1 : 0;
        if (text != null) {
            text.codePoints().filter(Character::isLetter).forEach(letter -> {
                counts[LETTERS]++;
                counts[STRANGE] += strange(letter) ? 1 : 0;
            });
        }
        if (score.emotion() != null) {
            counts[CONFIDENCE + bin(score.confidence(), CONFIDENCE_BINS)] = 1;
        }
        if (!score.abstained() && score.emotion() != null && score.valence() != null) {
            counts[EMOTION + EMOTIONS.indexOf(score.emotion())] = 1;
            counts[VALENCE + bin((score.valence() + 1) / 2, VALENCE_BINS)] = 1;
        }
        return tally;
    }

    /** Whether no model was trained on a letter's script. */
    private static boolean strange(int letter) {
        var script = Character.UnicodeScript.of(letter);
        return script != Character.UnicodeScript.LATIN
                && script != Character.UnicodeScript.HAN
                && script != Character.UnicodeScript.COMMON
                && script != Character.UnicodeScript.INHERITED;
    }

    private static int bin(double share, int bins) {
        return Math.min(bins - 1, (int) (share * bins));
    }

    Tally plus(Tally other) {
        var sum = counts.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.counts[i];
        }
        return new Tally(sum);
    }

    /** The form in which it is kept. */
    Long[] kept() {
        return Arrays.stream(counts).boxed().toArray(Long[]::new);
    }

    /** How many scores. */
    long n() {
        return counts[N];
    }

    /** How many scores on which the model abstained. */
    long abstained() {
        return counts[ABSTAINED];
    }

    /** How many scores that say nothing, not even a guess. */
    long unread() {
        return counts[UNREAD];
    }

    /** How many letters the texts have. */
    long letters() {
        return counts[LETTERS];
    }

    /** How many of the letters are of a script that no model was trained on. */
    long strange() {
        return counts[STRANGE];
    }

    /** The histogram of a figure. */
    long[] histogram(Figure figure) {
        return switch (figure) {
            case EMOTION -> Arrays.copyOfRange(counts, EMOTION, VALENCE);
            case VALENCE -> Arrays.copyOfRange(counts, VALENCE, CONFIDENCE);
            case CONFIDENCE -> Arrays.copyOfRange(counts, CONFIDENCE, LENGTH);
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tally tally && Arrays.equals(counts, tally.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
