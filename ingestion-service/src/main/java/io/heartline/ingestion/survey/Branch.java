package io.heartline.ingestion.survey;

/**
 * Where a score leads.
 *
 * @param from the lowest score that it holds for
 * @param to the highest
 * @param next the id of a later question, or {@code end}
 */
public record Branch(int from, int to, String next) {
    /** What {@link #next} says where nothing more is asked. */
    public static final String END = "end";

    boolean takes(int score) {
        return from <= score && score <= to;
    }
}
