package io.heartline.scoring.console;

import io.heartline.console.chart.Meter;
import io.heartline.console.chart.Scale;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Table;
import io.heartline.scoring.drift.ShadowReport;
import java.util.List;

/** Shows how far a shadow is from the live model. */
final class ShadowBlocks {
    private static final Scale SHIFT = new Scale(-1, 1);
    private static final String SHIFTED = "shift:";

    private ShadowBlocks() {}

    /** Over all, and by language and channel; single days are in the answer of the endpoint. */
    static Table table(Desk desk, ShadowReport report) {
        var numbers = desk.visit().numbers();
        return new Table(
                "shadow",
                desk.text("shadow.title"),
                List.of(
                        Column.text(desk.text("card.measure")),
                        Column.text(desk.text("score.language")),
                        Column.text(desk.text("card.channel")),
                        Column.text(desk.text("column.interval")),
                        Column.number(desk.text("card.value")),
                        Column.number(desk.text("column.low")),
                        Column.number(desk.text("column.high")),
                        Column.number(desk.text("column.n"))),
                report.figures().stream()
                        .filter(one -> one.day() == null)
                        .map(one -> {
                            var name = name(desk, one.measure());
                            return Table.Row.of(
                                    Cell.of(name),
                                    Cell.of(
                                            one.language() == null
                                                    ? desk.text("card.any")
                                                    : desk.named("language", one.language())),
                                    Cell.of(
                                            one.channel() == null
                                                    ? desk.text("card.any")
                                                    : desk.named("channel", one.channel())),
                                    Cell.drawn(
                                            desk.sure(one.low(), one.high(), one.n(), 3),
                                            Meter.of(SHIFT, one.value(), one.low(), one.high(), 0.0, "plain", name)),
                                    Cell.of(numbers.signed(one.value(), 3), one.value()),
                                    Cell.of(numbers.signed(one.low(), 3), one.low()),
                                    Cell.of(numbers.signed(one.high(), 3), one.high()),
                                    Cell.of(numbers.count(one.n()), one.n()));
                        })
                        .toList(),
                desk.text("shadow.none"));
    }

    private static String name(Desk desk, String measure) {
        return measure.startsWith(SHIFTED)
                ? desk.text("shadow.shift", desk.named("emotion", measure.substring(SHIFTED.length())))
                : desk.named("shadow", measure);
    }
}
