package io.heartline.scoring.console;

import io.heartline.console.chart.Scale;
import io.heartline.console.chart.TimeChart;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Chart;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.scoring.drift.DriftReport;
import io.heartline.scoring.drift.DriftReport.Day;
import io.heartline.scoring.drift.DriftReport.Share;
import io.heartline.scoring.drift.Figure;
import io.heartline.scoring.drift.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows how far scores have moved from the reference, day by day. */
final class DriftBlocks {
    private static final Map<Figure, String> TONES =
            Map.of(Figure.EMOTION, "first", Figure.VALENCE, "tone-2", Figure.CONFIDENCE, "tone-1");
    private static final double PERCENT_LEAST = 0.05;

    private final Desk desk;
    private final String version;
    private final int days;

    DriftBlocks(Desk desk, String version, int days) {
        this.desk = desk;
        this.version = version;
        this.days = days;
    }

    List<Section> sections(DriftReport report) {
        var title = desk.text("drift.title");
        if (report.days().isEmpty()) {
            var none = Notice.empty(desk.text("drift.none"), desk.text("drift.none.text"));
            return List.of(Section.full(title, null, choice(), none));
        }
        var reference = report.reference();
        List<Block> blocks = new ArrayList<>(List.of(choice()));
        if (reference == null) {
            blocks.add(Notice.empty(desk.text("drift.reference.none"), desk.text("drift.reference.none.text")));
        } else {
            blocks.add(psi(report));
        }
        var numbers = desk.visit().numbers();
        var note = reference == null
                ? desk.text("drift.note")
                : desk.text("drift.note") + " "
                        + desk.text(
                                "drift.reference",
                                numbers.date(reference.from()),
                                numbers.date(reference.to()),
                                numbers.count(reference.n()));
        return List.of(
                Section.full(title, note, blocks.toArray(Block[]::new)),
                Section.half(
                        desk.text("drift.abstained"),
                        desk.text("drift.abstained.note"),
                        shares(report, "abstained", day -> day.distribution().abstained())),
                Section.half(
                        desk.text("drift.strange"),
                        desk.text("drift.strange.note"),
                        shares(report, "strange", day -> day.distribution().strangeLetters())));
    }

    private Choice choice() {
        return new Choice(
                desk.text("drift.days"),
                ModelPage.DAYS.stream()
                        .map(one -> new Choice.Option(
                                desk.text("unit.days", one), ModelPage.address(version) + "?days=" + one, one == days))
                        .toList());
    }

    private Chart psi(DriftReport report) {
        var numbers = desk.visit().numbers();
        List<Double> all = new ArrayList<>(List.of(report.shifted() * 1.2));
        report.days().forEach(day -> day.changes().values().forEach(change -> all.add(change.psi())));
        var chart = chart(report, "drift.title", Scale.around(all, 0), value -> numbers.number(value, 2))
                .reference(report.moderate());
        List<Chart.Key> legend = new ArrayList<>();
        for (var figure : Figure.values()) {
            var tone = TONES.getOrDefault(figure, "first");
            legend.add(new Chart.Key(tone, desk.text("drift.figure." + figure.wire())));
            chart.line(
                    tone,
                    false,
                    report.days().stream()
                            .map(day -> {
                                var change = day.changes().get(figure);
                                return new TimeChart.Point(
                                        day.day().toEpochDay(), change == null ? null : change.psi(), null, null, "");
                            })
                            .toList());
        }
        return new Chart(chart.draw(), legend, "middle", psiTable(report));
    }

    private Table psiTable(DriftReport report) {
        var numbers = desk.visit().numbers();
        List<Table.Row> rows = new ArrayList<>();
        for (var day : report.days().reversed()) {
            day.changes()
                    .forEach((figure, change) -> rows.add(Table.Row.of(
                            Cell.of(numbers.date(day.day())),
                            Cell.of(desk.text("drift.figure." + figure.wire())),
                            Cell.of(numbers.number(change.psi(), 3), change.psi()),
                            Cell.of(numbers.number(change.chance(), 3), change.chance()),
                            Cell.of(desk.text("stability." + change.stability().wire()))
                                    .toned(change.stability() == Stability.SHIFTED ? "bad" : "plain"),
                            Cell.of(numbers.count(change.n()), change.n()))));
        }
        return new Table(
                "drift",
                desk.text("drift.title"),
                List.of(
                        Column.text(desk.text("column.day")),
                        Column.text(desk.text("drift.figure")),
                        Column.number("PSI"),
                        Column.number(desk.text("drift.chance")),
                        Column.text(desk.text("drift.stability")),
                        Column.number(desk.text("column.n"))),
                rows,
                "");
    }

    private Chart shares(DriftReport report, String id, Function<Day, @Nullable Share> share) {
        var numbers = desk.visit().numbers();
        List<Double> highs = new ArrayList<>(List.of(PERCENT_LEAST));
        List<TimeChart.Point> points = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        for (var day : report.days()) {
            var of = share.apply(day);
            var date = numbers.date(day.day());
            if (of == null) {
                points.add(new TimeChart.Point(day.day().toEpochDay(), null, null, null, ""));
                continue;
            }
            highs.add(of.high());
            var sure = desk.sure(100 * of.low(), 100 * of.high(), of.n(), 1);
            points.add(new TimeChart.Point(
                    day.day().toEpochDay(),
                    of.value(),
                    of.low(),
                    of.high(),
                    date + "\n" + desk.percent(of.value()) + "\n" + sure));
            rows.add(Table.Row.of(
                    Cell.of(date),
                    Cell.of(desk.percent(of.value()), of.value()),
                    Cell.of(desk.percent(of.low()), of.low()),
                    Cell.of(desk.percent(of.high()), of.high()),
                    Cell.of(numbers.count(of.n()), of.n())));
        }
        var title = "drift." + id;
        var chart = chart(report, title, Scale.around(highs, 0), desk::percent).line("first", false, points);
        var columns = List.of(
                Column.text(desk.text("column.day")),
                Column.number(desk.text("card.value")),
                Column.number(desk.text("column.low")),
                Column.number(desk.text("column.high")),
                Column.number(desk.text("column.n")));
        return new Chart(
                chart.draw(),
                List.of(),
                "middle",
                new Table(id, desk.text(title), columns, rows.reversed(), desk.text("drift.none")));
    }

    private TimeChart chart(DriftReport report, String title, Scale y, DoubleFunction<String> written) {
        double first = report.days().getFirst().day().toEpochDay();
        double last = report.days().getLast().day().toEpochDay();
        var chart = new TimeChart(desk.text(title), new Scale(first - 0.5, last + 0.5), y).written(written);
        int size = report.days().size();
        for (int i = size / 10; i < size; i += Math.max(1, size / 5)) {
            var day = report.days().get(i).day();
            chart.tick((double) day.toEpochDay(), desk.visit().numbers().date(day));
        }
        return chart;
    }
}
