package io.heartline.ingestion.privacy;

/**
 * Where personal data stands in a text.
 *
 * @param start the index of its first UTF-16 unit
 * @param end the index after its last
 * @param mask what takes its place
 */
record Span(int start, int end, String mask) {
    boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }
}
