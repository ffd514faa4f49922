package io.heartline.contracts;

/**
 * A part of the text that moved the score.
 *
 * @param start the first code point
 * @param end the code point after the last
 * @param weight how strongly and which way it moved the chosen emotion, −1 to 1
 */
public record Evidence(int start, int end, double weight) {
    /** Refuses an end before the start and a weight outside −1 to 1. */
    public Evidence {
        Checks.atLeast(start, 0, "start");
        Checks.atLeast(end, start, "end");
        Checks.within(weight, -1, 1, "weight");
    }
}
