package io.heartline.contracts;

/**
 * A part of a text: half-open, in Unicode code points of the masked text of the scored version.
 *
 * @param start the first code point
 * @param end the code point after the last
 */
public record Span(int start, int end) {
    /** Refuses an end before the start. */
    public Span {
        Checks.atLeast(start, 0, "start");
        Checks.atLeast(end, start, "end");
    }
}
