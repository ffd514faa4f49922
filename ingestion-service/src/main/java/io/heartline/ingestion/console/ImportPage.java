package io.heartline.ingestion.console;

import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Chart;
import io.heartline.console.page.Column;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.ingestion.importing.ImportResource;
import io.heartline.ingestion.importing.ImportResource.ImportView;
import io.heartline.ingestion.importing.RejectedRows;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** One import: how far it is, and which rows were not taken, and why. */
@Path("/console/sources/imports/{id}")
class ImportPage {
    private static final int ROWS = 50;
    private static final int ROW_LENGTH_MAX = 600;

    private final Desk desk;
    private final ImportResource imports;
    private final RejectedRows rows;

    ImportPage(Desk desk, ImportResource imports, RejectedRows rows) {
        this.desk = desk;
        this.imports = imports;
        this.rows = rows;
    }

    @GET
    @AnyQuery
    @RolesAllowed({Role.INGEST, Role.READ})
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get(@RestPath UUID id) {
        var run = imports.get(id);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("", null, "full", progress(run)));
        sections.add(Section.full(desk.text("import.rejected"), desk.text("import.rejected.note"), rejected(run)));
        return desk.of(
                Area.SOURCES,
                new Page(
                        run.name(),
                        desk.text(
                                "import.lead",
                                desk.visit().named("record-kind", run.kind()),
                                run.format().wire(),
                                run.caller(),
                                desk.visit().numbers().time(run.createdAt())),
                        ImportViews.runs(run.state()) ? ImportViews.PATH + "/live" : null,
                        sections));
    }

    private List<Block> progress(ImportView run) {
        var state = desk.visit().named("import", run.state().wire());
        List<Block> blocks = new ArrayList<>();
        var failure = run.failure();
        if (failure != null) {
            blocks.add(new Notice("alarm", state, failure, null, null));
        }
        var share = ImportViews.progress(desk, run);
        blocks.add(new Figures(List.of(
                Figure.of(desk.text("column.state"), state, share),
                figure("column.accepted", run.accepted(), run),
                figure("column.revised", run.revised(), run),
                figure("column.duplicate", run.duplicate(), run),
                figure("column.dropped", run.dropped(), run),
                figure("column.row-rejected", run.rejected(), run).toned(run.rejected() > 0 ? "bad" : "plain"))));
        blocks.add(new Chart(
                ImportViews.bar(desk, run),
                List.of(
                        new Chart.Key("good", desk.text("column.accepted")),
                        new Chart.Key("accent", desk.text("import.known")),
                        new Chart.Key("bad", desk.text("column.row-rejected")),
                        new Chart.Key("stay", desk.text("column.left"))),
                "low",
                ImportViews.table(desk, List.of(run), null)));
        return blocks;
    }

    private Figure figure(String key, long n, ImportView run) {
        var numbers = desk.visit().numbers();
        return Figure.of(desk.text(key), numbers.count(n), desk.text("import.of", numbers.count(run.rows())));
    }

    private Block rejected(ImportView run) {
        if (!desk.visit().has(Role.INGEST)) {
            return Notice.empty(desk.text("import.rejected.hidden"), desk.text("import.rejected.hidden.text"));
        }
        var found = rows.of(run.id(), after(), ROWS);
        var next = found.size() < ROWS
                ? null
                : Cursor.after(Long.toString(found.getLast().row()));
        return new Table(
                "rejected",
                desk.text("import.rejected"),
                List.of(
                        Column.number(desk.text("column.row")),
                        Column.text(desk.text("column.reason")),
                        Column.text(desk.text("column.data"))),
                found.stream()
                        .map(one -> Table.Row.of(
                                Cell.of(desk.visit().numbers().count(one.row()), one.row()),
                                Cell.of(String.join(
                                        "; ",
                                        one.errors().stream().map(desk::words).toList())),
                                Cell.of(shortened(one.data())).toned("quiet")))
                        .toList(),
                desk.text("import.rejected.none"),
                next == null ? null : Desk.address(ImportViews.PATH + "/" + run.id(), "cursor", next));
    }

    private long after() {
        var keys = Cursor.keys(desk.visit().query("cursor"), 1);
        try {
            return keys.isEmpty() ? 0 : Long.parseLong(keys.getFirst());
        } catch (NumberFormatException e) {
            var refusal = new InvalidInput("invalid-cursor", "The cursor is not one that this list handed out.");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static String shortened(String data) {
        return data.codePointCount(0, data.length()) <= ROW_LENGTH_MAX
                ? data
                : data.substring(0, data.offsetByCodePoints(0, ROW_LENGTH_MAX)) + "…";
    }
}
