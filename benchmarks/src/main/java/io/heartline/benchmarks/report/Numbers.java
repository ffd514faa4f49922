package io.heartline.benchmarks.report;

import java.util.Locale;

/** Numbers as a person reads them. */
final class Numbers {
    private static final double MANY = 100;
    private static final double SOME = 10;
    private static final double FEW = 0.1;

    private Numbers() {}

    /** Three digits that say something, or all those before the point. */
    static String text(double value) {
        var size = Math.abs(value);
        if (size >= MANY) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size >= SOME) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return String.format(Locale.ROOT, size >= FEW || size == 0 ? "%.2f" : "%.4f", value);
    }
}
