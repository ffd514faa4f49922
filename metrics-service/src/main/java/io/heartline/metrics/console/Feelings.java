package io.heartline.metrics.console;

import io.heartline.console.Visit;
import io.heartline.console.chart.BarChart;
import io.heartline.console.chart.Meter;
import io.heartline.console.chart.Scale;
import io.heartline.console.chart.StackChart;
import io.heartline.console.chart.TimeChart;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Chart;
import io.heartline.console.page.Column;
import io.heartline.console.page.Table;
import io.heartline.contracts.Emotion;
import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.sentiment.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws what is felt and believed. */
final class Feelings {
    /** The scale of every valence. */
    static final Scale VALENCE = new Scale(-1, 1);

    /** The emotions from the lightest to the heaviest, so that columns read from the bottom up. */
    static final List<Emotion> ORDER = List.of(
            Emotion.ANGER,
            Emotion.DISGUST,
            Emotion.FEAR,
            Emotion.SADNESS,
            Emotion.NEUTRAL,
            Emotion.SURPRISE,
            Emotion.JOY);

    private static final double SLIGHT = 0.05;

    private Feelings() {}

    /** Good, bad or plain: only what is surely on one side of 0 has a tone. */
    static String tone(@Nullable Double value, @Nullable Interval interval) {
        if (value == null || interval == null || (interval.low() <= 0 && interval.high() >= 0)) {
            return "plain";
        }
        return value > 0 ? "good" : "bad";
    }

    /** A valence with its interval. */
    static String meter(@Nullable Double value, @Nullable Interval interval, String label) {
        return Meter.of(
                VALENCE,
                value,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                0.0,
                tone(value, interval),
                label);
    }

    static List<Chart.Key> legend(Visit visit) {
        return ORDER.stream()
                .map(emotion -> new Chart.Key(emotion.wire(), visit.text("emotion." + emotion.wire())))
                .toList();
    }

    /** Emotions of now, in one bar. */
    static Chart now(Visit visit, String id, Map<Emotion, Double> distribution) {
        var title = visit.text("pulse.now");
        List<BarChart.Part> parts = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        List<Chart.Key> legend = new ArrayList<>();
        for (var emotion : ORDER.reversed()) {
            double percent = 100 * distribution.getOrDefault(emotion, 0.0);
            var name = visit.text("emotion." + emotion.wire());
            var written = visit.numbers().percent(percent);
            parts.add(new BarChart.Part(emotion.wire(), percent, name + " " + written));
            rows.add(Table.Row.of(Cell.of(name), Cell.of(written, percent)));
            if (percent >= 100 * SLIGHT) {
                legend.add(new Chart.Key(emotion.wire(), name + " " + written));
            }
        }
        var columns = List.of(Column.text(visit.text("column.emotion")), Column.number(visit.text("column.share")));
        return new Chart(
                BarChart.of(title, parts), legend, "low", new Table(id, title, columns, rows, visit.text("sure.none")));
    }

    /** Emotions of each hour, as many as there were. */
    static Chart stream(Visit visit, String id, List<Timeline.Step> steps) {
        var title = visit.text("pulse.stream");
        var chart = new StackChart(title).written(value -> visit.numbers().number(value, 0));
        List<Table.Row> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            boolean days = Duration.between(step.from(), step.to()).toHours() > 1;
            var at = days ? visit.numbers().day(step.from()) : visit.numbers().time(step.from());
            Map<Emotion, Double> counts = new EnumMap<>(Emotion.class);
            step.emotions().forEach((emotion, share) -> counts.put(emotion, share * step.n()));
            var says = new StringBuilder(at).append(" · n = ").append(step.n());
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(at, step.from()), Cell.of("" + step.n(), step.n())));
            for (var emotion : ORDER) {
                long count = Math.round(counts.getOrDefault(emotion, 0.0));
                cells.add(Cell.of("" + count, count));
                if (count > 0) {
                    says.append('\n')
                            .append(visit.text("emotion." + emotion.wire()))
                            .append(' ')
                            .append(count);
                }
            }
            boolean marked = i % Math.max(1, steps.size() / 4) == steps.size() / 8;
            chart.column(new StackChart.Column(
                    marked ? at : "",
                    says.toString(),
                    ORDER.stream()
                            .map(emotion -> new StackChart.Part(emotion.wire(), counts.getOrDefault(emotion, 0.0)))
                            .toList()));
            rows.add(new Table.Row(cells, null));
        }
        List<Column> columns = new ArrayList<>(
                List.of(Column.text(visit.text("column.from")), Column.number(visit.text("column.expressions"))));
        ORDER.forEach(emotion -> columns.add(Column.number(visit.text("emotion." + emotion.wire()))));
        return new Chart(
                chart.draw(),
                legend(visit).reversed(),
                "middle",
                new Table(id, title, columns, rows, visit.text("sure.none")));
    }

    /** What was believed at the end of each day, with its interval. */
    static Chart belief(Visit visit, String id, List<Timeline.Step> steps) {
        var title = visit.text("pulse.believed");
        var numbers = visit.numbers();
        var chart = new TimeChart(title, span(steps), around(steps))
                .reference(0)
                .written(value -> numbers.signed(value, 1));
        List<TimeChart.Point> points = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var mean = step.believed();
            var interval = mean.interval();
            var day = numbers.day(step.from());
            var written = numbers.signed(mean.value(), 2);
            var range = interval == null ? "" : numbers.interval(interval.low(), interval.high(), 2);
            points.add(new TimeChart.Point(
                    step.to().getEpochSecond(),
                    mean.value(),
                    interval == null ? null : interval.low(),
                    interval == null ? null : interval.high(),
                    day + "\n" + written + (range.isEmpty() ? "" : "\n95 % " + range)));
            if (i % Math.max(1, steps.size() / 5) == steps.size() / 10) {
                chart.tick((double) step.to().getEpochSecond(), day);
            }
            rows.add(Table.Row.of(
                    Cell.of(day, step.from()),
                    Cell.of(written, mean.value()),
                    Cell.of(numbers.number(interval == null ? null : interval.low(), 2), low(interval)),
                    Cell.of(numbers.number(interval == null ? null : interval.high(), 2), high(interval)),
                    Cell.of(numbers.count(step.n()), step.n())));
        }
        chart.line("first", false, points);
        var columns = List.of(
                Column.text(visit.text("column.day")),
                Column.number(visit.text("column.sentiment")),
                Column.number(visit.text("column.low")),
                Column.number(visit.text("column.high")),
                Column.number(visit.text("column.expressions")));
        return new Chart(
                chart.draw(), List.of(), "middle", new Table(id, title, columns, rows, visit.text("sure.none")));
    }

    /** As much of the scale as is needed, 0 always among it. */
    private static Scale around(List<Timeline.Step> steps) {
        List<Double> ends = new ArrayList<>(List.of(-SLIGHT, SLIGHT));
        for (var step : steps) {
            var interval = step.believed().interval();
            if (interval != null) {
                ends.add(interval.low());
                ends.add(interval.high());
            } else if (step.believed().value() != null) {
                ends.add(step.believed().value());
            }
        }
        return Scale.around(ends, 0);
    }

    private static Scale span(List<Timeline.Step> steps) {
        return new Scale(
                steps.getFirst().from().getEpochSecond(), steps.getLast().to().getEpochSecond());
    }

    static @Nullable Double low(@Nullable Interval interval) {
        return interval == null ? null : (Double) interval.low();
    }

    static @Nullable Double high(@Nullable Interval interval) {
        return interval == null ? null : (Double) interval.high();
    }
}
