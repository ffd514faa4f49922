package io.heartline.benchmarks.report;

import java.util.Locale;

/**
 * What a figure should be.
 *
 * @param ofRatio whether it is about the ratio to the baseline, or about the figure itself
 * @param isLeast whether the limit is the least or the most that is wanted
 * @param limit in the unit of the figure
 */
public record Target(boolean ofRatio, boolean isLeast, double limit) {
    /** At least this part of the baseline. */
    public static Target ratioOf(double least) {
        return new Target(true, true, least);
    }

    /** At most this. */
    public static Target atMost(double most) {
        return new Target(false, false, most);
    }

    /** At most so many times the baseline. */
    public static Target timesAtMost(double most) {
        return new Target(true, false, most);
    }

    /** Returns whether the median of a line is as wanted. */
    boolean isMetBy(Line line) {
        var value = ofRatio ? line.ratio().median() : line.subject().median();
        return isLeast ? value >= limit : value <= limit;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s", isLeast ? "≥" : "≤", Numbers.text(limit));
    }
}
