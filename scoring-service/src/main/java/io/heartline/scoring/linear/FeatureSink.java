package io.heartline.scoring.linear;

/** Takes the features of a text one by one. */
@FunctionalInterface
public interface FeatureSink {
    /**
     * Takes one feature.
     *
     * @param group the group that it belongs to
     * @param key its hash
     * @param from the first token that it was made of
     * @param to the token after the last
     */
    void take(FeatureGroup group, int key, int from, int to);

    /**
     * Takes all pieces of a word at once, if this sink knows them by the word; else they are given one by one.
     *
     * @param word in its normalised form
     * @param token which token it is
     * @return whether they were taken
     */
    default boolean pieces(String word, int token) {
        return false;
    }
}
