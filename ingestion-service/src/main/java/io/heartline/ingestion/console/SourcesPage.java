package io.heartline.ingestion.console;

import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.ingestion.delivery.Backlogs;
import io.heartline.ingestion.delivery.Backlogs.Backlog;
import io.heartline.ingestion.source.SourceResource;
import io.heartline.ingestion.source.SourceResource.SourceView;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.heartline.platform.http.Cursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Every source, and how it fares. */
@Path("/console/sources")
class SourcesPage {
    /** More are shown by the endpoint alone. */
    static final int LISTED_MAX = 2_000;

    private final Desk desk;
    private final SourceResource sources;
    private final Backlogs backlogs;

    SourcesPage(Desk desk, SourceResource sources, Backlogs backlogs) {
        this.desk = desk;
        this.sources = sources;
        this.backlogs = backlogs;
    }

    private record Line(SourceView source, Backlog backlog, Condition condition) {}

    @GET
    @AnyQuery
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        var lines = lines();
        List<Block> blocks = new ArrayList<>(desk.done(List.of("deleted")));
        if (lines.isEmpty()) {
            blocks.add(new Notice(
                    "empty",
                    desk.text("sources.none"),
                    desk.text("sources.none.text"),
                    desk.text("sources.add"),
                    Area.SOURCES.path() + "/new"));
        } else {
            blocks.add(ways());
            blocks.addAll(filters(lines));
            blocks.add(table(lines.stream()
                    .filter(line -> fits("kind", line.source().kind()))
                    .filter(line -> fits("brand", line.source().brand()))
                    .filter(line -> fits("health", line.condition().wire()))
                    .toList()));
        }
        return desk.of(
                Area.SOURCES,
                Page.of(
                        desk.text("nav.sources"),
                        desk.text("sources.lead"),
                        List.of(new Section("", null, "full", blocks))));
    }

    private List<Line> lines() {
        List<SourceView> found = new ArrayList<>();
        String cursor = null;
        do {
            var page = sources.list(null, Cursor.LIMIT_MAX, cursor);
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null && found.size() < LISTED_MAX);
        var left = backlogs.of(found.stream().map(SourceView::id).toList());
        return found.stream()
                .map(source -> {
                    var backlog = left.getOrDefault(source.id(), Backlog.NONE);
                    return new Line(
                            source,
                            backlog,
                            Condition.of(source, backlog, desk.visit().now()));
                })
                .toList();
    }

    private Choice ways() {
        return new Choice(
                desk.text("sources.ways"),
                List.of(
                        new Choice.Option(desk.text("sources.all"), Area.SOURCES.path(), true),
                        new Choice.Option(desk.text("imports.title"), Area.SOURCES.path() + "/imports", false),
                        new Choice.Option(desk.text("sources.add"), Area.SOURCES.path() + "/new", false)));
    }

    private boolean fits(String filter, String value) {
        var asked = asked(filter);
        return asked == null || asked.equals(value);
    }

    /** What is filtered by; the brand only by the address, since the last one that was looked at elsewhere hides nothing here. */
    private @Nullable String asked(String filter) {
        return desk.visit().query(filter);
    }

    private List<Block> filters(List<Line> lines) {
        List<Block> filters = new ArrayList<>();
        addFilter(
                filters,
                lines,
                "health",
                line -> line.condition().wire(),
                name -> desk.visit().named("condition", name));
        addFilter(
                filters,
                lines,
                "kind",
                line -> line.source().kind(),
                name -> desk.visit().named("source-kind", name));
        addFilter(filters, lines, "brand", line -> line.source().brand(), name -> name);
        return filters;
    }

    private void addFilter(
            List<Block> filters,
            List<Line> lines,
            String filter,
            Function<Line, String> value,
            Function<String, String> words) {
        var values = lines.stream().map(value).distinct().sorted().toList();
        if (values.size() < 2) {
            return;
        }
        List<Choice.Option> options = new ArrayList<>();
        options.add(new Choice.Option(desk.text("choice.all"), with(filter, null), asked(filter) == null));
        for (var one : values) {
            long n =
                    lines.stream().filter(line -> value.apply(line).equals(one)).count();
            options.add(new Choice.Option(words.apply(one) + " " + n, with(filter, one), one.equals(asked(filter))));
        }
        filters.add(new Choice(desk.text("sources.filter." + filter), options));
    }

    private String with(String filter, @Nullable String value) {
        return Desk.address(
                Area.SOURCES.path(),
                "health",
                filter.equals("health") ? value : asked("health"),
                "kind",
                filter.equals("kind") ? value : asked("kind"),
                "brand",
                filter.equals("brand") ? value : asked("brand"));
    }

    private Table table(List<Line> lines) {
        return new Table(
                "sources",
                desk.text("nav.sources"),
                List.of(
                        Column.text(desk.text("column.source")),
                        Column.text(desk.text("column.health")),
                        Column.text(desk.text("column.kind")),
                        Column.text(desk.text("column.brand")),
                        Column.text(desk.text("column.last")),
                        Column.number(desk.text("column.accepted")),
                        Column.number(desk.text("column.waiting")),
                        Column.number(desk.text("column.rejected")),
                        Column.number(desk.text("column.refused")),
                        Column.text(desk.text("column.lag"))),
                lines.stream().map(this::row).toList(),
                desk.text("sources.none.fits"));
    }

    private Table.Row row(Line line) {
        var source = line.source();
        var health = source.health();
        var pull = source.pull();
        long refused = health.signatureFailures().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return Table.Row.of(
                Cell.of(source.slug()).linked(Area.SOURCES.path() + "/" + source.id()),
                Cell.of(desk.visit().named("condition", line.condition().wire()))
                        .toned(line.condition().tone()),
                Cell.of(desk.visit().named("source-kind", source.kind())),
                Cell.of(source.brand()),
                desk.ago(health.lastDeliveryAt()),
                desk.count(health.accepted()),
                desk.count(line.backlog().waiting()),
                desk.count(line.backlog().rejected()).toned(line.backlog().rejected() > 0 ? "caution" : "quiet"),
                desk.count(refused),
                pull == null ? Cell.of("–").toned("quiet") : desk.ago(pull.lastSuccessAt()));
    }
}
