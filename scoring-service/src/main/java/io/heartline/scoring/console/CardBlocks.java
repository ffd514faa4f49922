package io.heartline.scoring.console;

import io.heartline.console.chart.Meter;
import io.heartline.console.chart.Scale;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Table;
import io.heartline.contracts.ModelCard;
import java.util.List;

/** Shows what was measured of a model: each figure with its interval and on how many texts it rests. */
final class CardBlocks {
    /** What stands at the top of the page, of the first sets that have it. */
    static final List<String> HEADLINES = List.of("emotion-f1-most-probable", "calibration-error", "sentiment-f1");

    private static final List<String> MEASURES = List.of("f1", "precision", "recall");
    private static final Scale SHARE = new Scale(0, 1);
    private static final Scale CORRELATION = new Scale(-1, 1);

    private final Desk desk;
    private final String version;
    private final List<ModelCard.Figure> figures;

    CardBlocks(Desk desk, String version, List<ModelCard.Figure> figures) {
        this.desk = desk;
        this.version = version;
        this.figures = figures;
    }

    private String measure() {
        var asked = desk.visit().query("measure");
        return asked != null && MEASURES.contains(asked) ? asked : MEASURES.getFirst();
    }

    Choice choice() {
        var current = measure();
        return new Choice(
                desk.text("card.measure"),
                MEASURES.stream()
                        .map(one -> new Choice.Option(
                                desk.named("measure", one),
                                ModelPage.address(version) + "?measure=" + one,
                                one.equals(current)))
                        .toList());
    }

    /** By label, set, language and channel. */
    Table labels() {
        var shown = figures.stream()
                .filter(one -> one.measure().equals(measure()) && !one.label().equals("macro"))
                .map(one -> row(desk.named("emotion", one.label()), one))
                .toList();
        return table("card", "card.title", "column.emotion", shown);
    }

    /** What is measured of all labels together. */
    Table measures() {
        var shown = figures.stream()
                .filter(one -> !MEASURES.contains(one.measure()) || one.label().equals("macro"))
                .map(one -> row(desk.named("measure", one.measure()), one))
                .toList();
        return table("measures", "card.other", "card.measure", shown);
    }

    private Table table(String id, String title, String first, List<Table.Row> rows) {
        return new Table(
                id,
                desk.text(title),
                List.of(
                        Column.text(desk.text(first)),
                        Column.text(desk.text("card.set")),
                        Column.text(desk.text("score.language")),
                        Column.text(desk.text("card.channel")),
                        Column.text(desk.text("column.interval")),
                        Column.number(desk.text("card.value")),
                        Column.number(desk.text("column.low")),
                        Column.number(desk.text("column.high")),
                        Column.number(desk.text("column.n"))),
                rows,
                desk.text("card.none"));
    }

    private Table.Row row(String name, ModelCard.Figure figure) {
        var numbers = desk.visit().numbers();
        var channel = figure.channel();
        return Table.Row.of(
                Cell.of(name),
                Cell.of(desk.named("set", figure.set())),
                Cell.of(desk.named("language", figure.language())),
                Cell.of(channel == null ? desk.text("card.any") : desk.named("channel", channel)),
                Cell.drawn(desk.sure(figure.low(), figure.high(), figure.n(), 3), meter(figure, name)),
                Cell.of(numbers.number(figure.value(), 3), figure.value()),
                Cell.of(numbers.number(figure.low(), 3), figure.low()),
                Cell.of(numbers.number(figure.high(), 3), figure.high()),
                Cell.of(numbers.count(figure.n()), figure.n()));
    }

    static String meter(ModelCard.Figure figure, String label) {
        boolean correlation =
                figure.measure().contains("spearman") || figure.measure().contains("pearson");
        return Meter.of(
                correlation ? CORRELATION : SHARE,
                figure.value(),
                figure.low(),
                figure.high(),
                correlation ? 0.0 : null,
                "plain",
                label);
    }
}
