package io.heartline.scoring.linear;

/** Features of one group share a length norm, so that many character n-grams do not drown a few words. */
public enum FeatureGroup {
    /** Words and pairs of words; in Chinese characters and pairs of characters. */
    WORDS(0),
    /** Pieces of words; in Chinese three and four characters in a row. */
    PIECES(1),
    /** How it is written: emoji, capitals, stretched letters, marks, length. */
    STYLE(2);

    /** How many groups there are. */
    public static final int COUNT = 3;

    private final int index;

    FeatureGroup(int index) {
        this.index = index;
    }

    /** The place of this group where numbers are kept per group, from 0. */
    public int index() {
        return index;
    }
}
