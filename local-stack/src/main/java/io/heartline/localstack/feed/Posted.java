package io.heartline.localstack.feed;

/**
 * What ingestion answered, counted by item.
 *
 * @param accepted items that are new
 * @param duplicates items that were there already, word for word
 * @param revised items that were there with another content: a new version
 */
public record Posted(int accepted, int duplicates, int revised) {
    /** Nothing yet. */
    public static final Posted NONE = new Posted(0, 0, 0);

    /** Returns the sum of both. */
    public Posted plus(Posted other) {
        return new Posted(accepted + other.accepted, duplicates + other.duplicates, revised + other.revised);
    }

    /** Returns the number of items. */
    public int total() {
        return accepted + duplicates + revised;
    }
}
