package io.heartline.metrics.console;

import io.heartline.console.chart.Scale;
import io.heartline.console.chart.TimeChart;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Chart;
import io.heartline.console.page.Column;
import io.heartline.console.page.Table;
import io.heartline.contracts.EntryKind;
import io.heartline.metrics.evidence.Micros;
import io.heartline.metrics.ledger.Ledger;
import io.heartline.metrics.ledger.LedgerResource;
import io.heartline.metrics.ledger.LedgerResource.EntryView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** A balance over time, with each deposit and withdrawal leading to its line in the account. */
@ApplicationScoped
class BalanceChart {
    private static final int POINTS = 180;
    private static final int ENTRIES_MAX = 2_000;
    private static final int SHOWN_MAX = 200;
    private static final int PAGE = 200;

    private final Desk desk;
    private final LedgerResource ledger;
    private final Ledger books;

    BalanceChart(Desk desk, LedgerResource ledger, Ledger books) {
        this.desk = desk;
        this.ledger = ledger;
        this.books = books;
    }

    /** The drawing, and the account that its marks lead to. */
    record Account(Chart chart, Table table) {}

    Account of(UUID customer, Instant from) {
        var visit = desk.visit();
        var numbers = visit.numbers();
        var entries = entries(customer);
        var now = visit.now();
        List<TimeChart.Point> points = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        var step = Duration.between(from, now).dividedBy(POINTS);
        for (int i = 0; i <= POINTS; i++) {
            var at = i == POINTS ? now : from.plus(step.multipliedBy(i));
            double balance = balance(entries, at);
            values.add(balance);
            var written = numbers.signed(balance, 1);
            points.add(
                    new TimeChart.Point(at.getEpochSecond(), balance, null, null, numbers.time(at) + "\n" + written));
            rows.add(Table.Row.of(Cell.of(numbers.time(at), at), Cell.of(written, balance)));
        }
        var title = desk.text("customer.balance");
        var chart = new TimeChart(
                        title, new Scale(from.getEpochSecond(), now.getEpochSecond()), Scale.around(values, 0))
                .reference(0)
                .written(value -> numbers.signed(value, 0))
                .line("first", false, points);
        for (int i = 15; i < POINTS; i += 50) {
            var at = from.plus(step.multipliedBy(i));
            chart.tick((double) at.getEpochSecond(), numbers.day(at));
        }
        entries.stream()
                .filter(entry -> !entry.effectiveAt().isBefore(from) && entry.reverses() == null)
                .sorted(Comparator.comparing(EntryView::effectiveAt).reversed())
                .limit(SHOWN_MAX)
                .forEach(entry -> chart.mark(mark(entry, balance(entries, entry.effectiveAt()))));
        var columns = List.of(Column.text(desk.text("column.time")), Column.number(desk.text("customer.balance")));
        return new Account(
                new Chart(
                        chart.draw(),
                        List.of(
                                new Chart.Key("good", desk.text("kind.deposit")),
                                new Chart.Key("bad", desk.text("kind.withdrawal"))),
                        "middle",
                        new Table("balance", title, columns, rows, desk.text("sure.none"))),
                table(entries));
    }

    private TimeChart.Mark mark(EntryView entry, double balance) {
        var numbers = desk.visit().numbers();
        return new TimeChart.Mark(
                entry.effectiveAt().getEpochSecond(),
                balance,
                entry.kind() == EntryKind.DEPOSIT ? "good" : "bad",
                numbers.time(entry.effectiveAt()) + "\n" + entry.words() + " " + numbers.signed(entry.units(), 1),
                "#e" + entry.id());
    }

    private List<EntryView> entries(UUID customer) {
        List<EntryView> all = new ArrayList<>();
        var at = desk.visit().now().toString();
        String cursor = null;
        do {
            var page = ledger.get(customer, at, desk.visit().lang().wire(), PAGE, cursor);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null && all.size() < ENTRIES_MAX);
        return all;
    }

    private double balance(List<EntryView> entries, Instant at) {
        double sum = 0;
        for (var entry : entries) {
            if (!entry.effectiveAt().isAfter(at)) {
                long micros = Math.round(entry.units() * Micros.ONE);
                sum += books.decay().value(micros, entry.kind(), entry.effectiveAt(), at);
            }
        }
        return sum;
    }

    private Table table(List<EntryView> entries) {
        var numbers = desk.visit().numbers();
        return new Table(
                "entries",
                desk.text("customer.entries"),
                List.of(
                        Column.text(desk.text("column.time")),
                        Column.text(desk.text("column.cause")),
                        Column.text(desk.text("column.touchpoint")),
                        Column.number(desk.text("column.units")),
                        Column.number(desk.text("column.left"))),
                entries.stream()
                        .limit(SHOWN_MAX)
                        .map(entry -> new Table.Row(
                                List.of(
                                        Cell.of(numbers.time(entry.effectiveAt()), entry.effectiveAt()),
                                        Cell.of(entry.words()),
                                        Cell.of(
                                                entry.touchpoint() == null
                                                        ? ""
                                                        : desk.visit().named("touchpoint", entry.touchpoint())),
                                        Cell.of(numbers.signed(entry.units(), 1), entry.units())
                                                .toned(entry.units() < 0 ? "bad" : "good"),
                                        Cell.of(numbers.signed(entry.value(), 1), entry.value())
                                                .toned("quiet")),
                                "e" + entry.id()))
                        .toList(),
                desk.text("customer.entries.none"));
    }
}
