package io.heartline.ingestion.console;

import io.heartline.console.Area;
import io.heartline.console.chart.BarChart;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Table;
import io.heartline.ingestion.importing.ImportResource.ImportView;
import io.heartline.ingestion.importing.ImportState;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Imports in blocks. */
final class ImportViews {
    static final String PATH = Area.SOURCES.path() + "/imports";

    private ImportViews() {}

    static Table table(Desk desk, List<ImportView> runs, @Nullable String next) {
        return new Table(
                "imports",
                desk.text("imports.title"),
                List.of(
                        Column.text(desk.text("column.import")),
                        Column.text(desk.text("column.state")),
                        Column.text(desk.text("column.progress")),
                        Column.number(desk.text("column.rows")),
                        Column.number(desk.text("column.accepted")),
                        Column.number(desk.text("column.duplicate")),
                        Column.number(desk.text("column.row-rejected")),
                        Column.text(desk.text("column.caller")),
                        Column.text(desk.text("column.started"))),
                runs.stream().map(run -> row(desk, run)).toList(),
                desk.text("imports.none"),
                next);
    }

    private static Table.Row row(Desk desk, ImportView run) {
        var numbers = desk.visit().numbers();
        return Table.Row.of(
                Cell.of(run.name()).linked(PATH + "/" + run.id()),
                Cell.of(desk.visit().named("import", run.state().wire())).toned(tone(run.state())),
                Cell.drawn(progress(desk, run), bar(desk, run)),
                desk.count(run.rows()),
                desk.count(run.accepted()),
                desk.count(run.duplicate()),
                desk.count(run.rejected()).toned(run.rejected() > 0 ? "caution" : "quiet"),
                Cell.of(run.caller()).toned("quiet"),
                Cell.of(numbers.time(run.createdAt()), run.createdAt()).toned("quiet"));
    }

    static String progress(Desk desk, ImportView run) {
        var numbers = desk.visit().numbers();
        var percent = run.rows() == 0 ? null : (Double) (100.0 * run.processed() / run.rows());
        return desk.text(
                "import.progress", numbers.percent(percent), numbers.count(run.processed()), numbers.count(run.rows()));
    }

    /** What became of the rows, and how many are left. */
    static String bar(Desk desk, ImportView run) {
        var parts = Stream.of(
                        part(desk, "good", run.accepted() + run.revised(), "column.accepted"),
                        part(desk, "accent", run.duplicate() + run.dropped(), "import.known"),
                        part(desk, "bad", run.rejected(), "column.row-rejected"),
                        part(desk, "stay", Math.max(0, run.rows() - run.processed()), "column.left"))
                .filter(part -> part.value() > 0)
                .toList();
        return BarChart.of(progress(desk, run), parts);
    }

    private static BarChart.Part part(Desk desk, String tone, long n, String key) {
        return new BarChart.Part(
                tone, n, desk.text(key) + ": " + desk.visit().numbers().count(n));
    }

    static boolean runs(ImportState state) {
        return switch (state) {
            case UPLOADING, QUEUED, RUNNING -> true;
            case COMPLETED, FAILED, INTERRUPTED -> false;
        };
    }

    static String tone(ImportState state) {
        return switch (state) {
            case UPLOADING, QUEUED, RUNNING -> "plain";
            case COMPLETED -> "good";
            case FAILED, INTERRUPTED -> "bad";
        };
    }
}
