package io.heartline.console.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Columns of counts over time, each divided by kind: how much there was, and of what. */
public final class StackChart {
    private static final int TICKS = 3;

    private final String label;
    private final List<Column> columns = new ArrayList<>();
    private DoubleFunction<String> written = Double::toString;

    /**
     * A chart.
     *
     * @param label what it shows, in words
     */
    public StackChart(String label) {
        this.label = label;
    }

    /** A part of a column, by the name of its colour. */
    public record Part(String tone, double value) {}

    /**
     * A column.
     *
     * @param tick its words on the axis; empty for none
     * @param says what it says when it is pointed at
     */
    public record Column(String tick, String says, List<Part> parts) {
        /** Keeps the parts as they are now. */
        public Column {
            parts = List.copyOf(parts);
        }
    }

    /** Adds a column. */
    public StackChart column(Column column) {
        columns.add(column);
        return this;
    }

    /** Says how values of the vertical axis are written. */
    public StackChart written(DoubleFunction<String> as) {
        written = as;
        return this;
    }

    /** Draws it. */
    public String draw() {
        var svg = Svg.fluid(label);
        var heights = columns.stream()
                .map(column -> column.parts().stream().mapToDouble(Part::value).sum())
                .toList();
        var y = Scale.around(heights, 0);
        if (y.low() < 0) {
            y = new Scale(0, 1);
        }
        for (double tick : y.ticks(TICKS)) {
            svg.line("grid", 0, up(y, tick), 100, up(y, tick));
        }
        double width = 100.0 / Math.max(1, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            double from = 0;
            for (var part : columns.get(i).parts()) {
                if (part.value() > 0) {
                    double top = up(y, from + part.value());
                    svg.box("fill " + part.tone(), i * width + width * 0.08, top, width * 0.84, up(y, from) - top);
                    from += part.value();
                }
            }
        }
        for (double tick : y.ticks(TICKS)) {
            if (tick > 0) {
                svg.words("axis", 0, up(y, tick), "start", "-0.35em", written.apply(tick));
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            double middle = (i + 0.5) * width;
            if (!columns.get(i).tick().isEmpty()) {
                var anchor = middle < 5 ? "start" : middle > 95 ? "end" : "middle";
                svg.words("axis", middle, 100, anchor, "-0.2em", columns.get(i).tick());
            }
            svg.box("hit", i * width, 0, width, 88, columns.get(i).says());
        }
        return svg.end();
    }

    private static double up(Scale y, double value) {
        return 88 - 0.8 * y.at(value);
    }
}
