package io.heartline.console.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Lines over time, each with the band of its interval. */
public final class TimeChart {
    private static final int TICKS = 4;

    private final String label;
    private final Scale x;
    private final Scale y;
    private final List<Line> lines = new ArrayList<>();
    private final List<Tick> ticks = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private DoubleFunction<String> written = Double::toString;
    private @Nullable Double reference;

    /**
     * A chart.
     *
     * @param label what it shows, in words
     */
    public TimeChart(String label, Scale x, Scale y) {
        this.label = label;
        this.x = x;
        this.y = y;
    }

    /**
     * A value.
     *
     * @param value null where nothing is known: the line is interrupted
     * @param low the lower end of its interval; null if there is none
     * @param says what it says when it is pointed at
     */
    public record Point(
            double x,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            String says) {}

    /** Something that happened, and where there is more about it. */
    public record Mark(double x, double y, String tone, String says, String href) {}

    private record Line(String tone, boolean steps, List<Point> points) {}

    private record Tick(double x, String words) {}

    /** Adds a line; {@code steps} if a value holds until the next one. */
    public TimeChart line(String tone, boolean steps, List<Point> points) {
        lines.add(new Line(tone, steps, List.copyOf(points)));
        return this;
    }

    /** Adds words to the horizontal axis. */
    public TimeChart tick(double at, String words) {
        ticks.add(new Tick(at, words));
        return this;
    }

    /** Adds something that happened. */
    public TimeChart mark(Mark mark) {
        marks.add(mark);
        return this;
    }

    /** Says how values of the vertical axis are written. */
    public TimeChart written(DoubleFunction<String> as) {
        written = as;
        return this;
    }

    /** Draws a line that values are compared with. */
    public TimeChart reference(double value) {
        reference = value;
        return this;
    }

    /** Draws it. */
    public String draw() {
        var svg = Svg.fluid(marks.isEmpty() ? "img" : "group", label);
        for (double tick : y.ticks(TICKS)) {
            svg.line("grid", 0, up(tick), 100, up(tick));
        }
        if (reference != null) {
            svg.line("reference", 0, up(reference), 100, up(reference));
        }
        svg.stretched();
        lines.forEach(line -> band(svg, line));
        lines.forEach(line -> stroke(svg, line));
        svg.endStretched();
        for (double tick : y.ticks(TICKS)) {
            svg.words("axis", 0, up(tick), "start", "-0.35em", written.apply(tick));
        }
        for (var tick : ticks) {
            double at = x.at(tick.x());
            svg.words("axis", at, 100, at < 5 ? "start" : at > 95 ? "end" : "middle", "-0.2em", tick.words());
        }
        ends(svg);
        for (var mark : marks) {
            svg.link(mark.href(), mark.says())
                    .dot("mark " + mark.tone(), x.at(mark.x()), up(mark.y()), "6", mark.says())
                    .endLink();
        }
        return svg.end();
    }

    /** The lowest tenth is for the words of the horizontal axis, and some of the top for those of the vertical one. */
    private double up(double value) {
        return 88 - 0.8 * y.at(value);
    }

    private void band(Svg svg, Line line) {
        for (var run : runs(line.points())) {
            var top = new StringBuilder();
            var bottom = new StringBuilder();
            Point before = null;
            for (var point : run) {
                if (point.low() == null || point.high() == null) {
                    continue;
                }
                if (line.steps() && before != null && before.low() != null && before.high() != null) {
                    top.append(corner(point.x(), before.high()));
                    bottom.insert(0, corner(point.x(), before.low()));
                }
                top.append(corner(point.x(), point.high()));
                bottom.insert(0, corner(point.x(), point.low()));
                before = point;
            }
            if (!top.isEmpty()) {
                svg.path("band " + line.tone(), "M" + top.substring(1) + bottom + "Z");
            }
        }
    }

    private void stroke(Svg svg, Line line) {
        for (var run : runs(line.points())) {
            var data = new StringBuilder();
            Double before = null;
            for (var point : run) {
                double value = point.value() == null ? 0 : point.value();
                if (line.steps() && before != null) {
                    data.append(corner(point.x(), before));
                }
                data.append(corner(point.x(), value));
                before = value;
            }
            svg.path("line " + line.tone(), "M" + data.substring(1));
        }
    }

    private String corner(double at, double value) {
        return "L" + Svg.number(x.at(at)) + " " + Svg.number(up(value));
    }

    /** The last value of each line has a dot; every point can be pointed at. */
    private void ends(Svg svg) {
        for (var line : lines) {
            var points = line.points();
            for (int i = 0; i < points.size(); i++) {
                var point = points.get(i);
                if (point.value() == null) {
                    continue;
                }
                boolean last = i == points.size() - 1;
                if (last || (!line.steps() && alone(points, i))) {
                    svg.dot("point " + line.tone(), x.at(point.x()), up(point.value()), last ? "4.5" : "2.5");
                }
                if (lines.size() == 1 && !point.says().isEmpty()) {
                    double width = 100.0 / points.size();
                    svg.box("hit", Math.max(0, x.at(point.x()) - width / 2), 0, width, 88, point.says());
                }
            }
        }
    }

    private static boolean alone(List<Point> points, int i) {
        return (i == 0 || points.get(i - 1).value() == null)
                && (i + 1 >= points.size() || points.get(i + 1).value() == null);
    }

    private static List<List<Point>> runs(List<Point> points) {
        List<List<Point>> runs = new ArrayList<>();
        List<Point> run = new ArrayList<>();
        for (var point : points) {
            if (point.value() == null) {
                if (!run.isEmpty()) {
                    runs.add(run);
                }
                run = new ArrayList<>();
            } else {
                run.add(point);
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }
}
