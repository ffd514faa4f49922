package io.heartline.console.chart;

import java.util.List;

/** Shares of a whole in one bar. */
public final class BarChart {
    private BarChart() {}

    /**
     * A part.
     *
     * @param tone the name of its colour
     * @param value not below 0
     * @param says what it says when it is pointed at
     */
    public record Part(String tone, double value, String says) {}

    /** Draws the parts from left to right. */
    public static String of(String label, List<Part> parts) {
        var svg = Svg.fluid(label);
        double all = parts.stream().mapToDouble(Part::value).sum();
        double from = 0;
        for (var part : parts) {
            double width = all == 0 ? 0 : 100 * part.value() / all;
            if (width > 0) {
                svg.box("fill " + part.tone(), from, 0, width, 100, part.says());
                from += width;
            }
        }
        return svg.end();
    }
}
