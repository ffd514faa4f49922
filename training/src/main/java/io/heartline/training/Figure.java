package io.heartline.training;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * One measured figure.
 *
 * @param set the labelled set
 * @param label the label, or {@code macro}
 * @param measure what was measured
 * @param value the figure
 * @param low lower end of its 95 % bootstrap interval
 * @param high upper end of its 95 % bootstrap interval
 * @param n on how many texts
 */
public record Figure(String set, String label, String measure, double value, double low, double high, long n) {
    /** Prints those over all labels. */
    public static void print(List<Figure> figures, PrintStream console) {
        figures.stream()
                .filter(figure -> figure.label().equals("macro"))
                .forEach(figure -> console.printf(
                        Locale.ROOT,
                        "  %-14s %-28s %.4f (%.4f to %.4f, n %,d)%n",
                        figure.set(),
                        figure.measure(),
                        figure.value(),
                        figure.low(),
                        figure.high(),
                        figure.n()));
    }
}
