package io.heartline.metrics.console;

import io.heartline.console.Area;
import io.heartline.console.chart.FlowChart;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Chart;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Form;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.contracts.Segment;
import io.heartline.metrics.segment.SegmentResource;
import io.heartline.metrics.standing.People;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.heartline.platform.http.Cursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Who is in which segment, who moved, and the way to one customer. */
@Path("/console/customers")
class CustomersPage {
    private static final int LISTED = 50;

    private final Desk desk;
    private final SegmentResource segments;
    private final People people;

    CustomersPage(Desk desk, SegmentResource segments, People people) {
        this.desk = desk;
        this.segments = segments;
        this.people = people;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        var id = id(desk.visit().query("id"));
        return id == null
                ? desk.of(Area.CUSTOMERS, this::page)
                : Response.seeOther(URI.create(Area.CUSTOMERS.path() + "/" + id))
                        .build();
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Page page(String brand) {
        return Page.of(
                desk.text("nav.customers"),
                desk.text("customers.lead"),
                List.of(
                        Section.full(desk.text("customers.now"), desk.text("customers.now.note"), figures(brand)),
                        Section.full(desk.text("customers.moves"), desk.text("customers.moves.note"), moves(brand)),
                        Section.full(
                                desk.text("customers.list"),
                                desk.text("customers.list.note"),
                                search(),
                                choice(brand),
                                list(brand))));
    }

    private Figures figures(String brand) {
        var now = segments.get(brand, null);
        var numbers = desk.visit().numbers();
        return new Figures(List.of(
                Figure.of(
                        desk.text("customers.persons"),
                        numbers.count(now.persons()),
                        desk.text("customers.persons.note")),
                Figure.of(
                                desk.text("figure.lovePercent"),
                                numbers.percent(now.lovePercent().percent()),
                                desk.sure(now.lovePercent()))
                        .noted(desk.text("customers.love.note")),
                Figure.of(
                                desk.text("customers.silent"),
                                numbers.percent(now.silent().percent()),
                                desk.sure(now.silent()))
                        .noted(desk.text("customers.silent.note")),
                Figure.of(
                                desk.text("customers.unheard"),
                                numbers.percent(now.unheard().percent()),
                                desk.sure(now.unheard()))
                        .noted(desk.text("customers.unheard.note"))));
    }

    private Chart moves(String brand) {
        var visit = desk.visit();
        var numbers = visit.numbers();
        var title = desk.text("customers.moves");
        var chart = new FlowChart(title);
        for (var segment : Segment.values()) {
            chart.node(segment.wire(), name(segment), tone(segment));
        }
        List<Table.Row> rows = new ArrayList<>();
        for (var row : segments.transitions(brand, null, null).rows()) {
            var from = row.segment();
            long moved = row.moved().stream().mapToLong(cell -> cell.n()).sum();
            add(
                    chart,
                    rows,
                    from,
                    from,
                    row.start() + row.entered() - moved,
                    row.stayed().percent());
            for (var cell : row.moved()) {
                add(chart, rows, from, cell.to(), cell.n(), cell.share().percent());
            }
        }
        var columns = List.of(
                Column.text(desk.text("column.from")),
                Column.text(desk.text("column.to")),
                Column.number(desk.text("column.persons")),
                Column.number(desk.text("column.share")));
        return new Chart(
                chart.draw(),
                List.of(
                        new Chart.Key("good", desk.text("tone.fan")),
                        new Chart.Key("bad", desk.text("tone.risk")),
                        new Chart.Key("neutral", desk.text("tone.other")),
                        new Chart.Key("stay", desk.text("tone.stay"))),
                "high",
                new Table("moves", title, columns, rows, numbers.count(0L)));
    }

    private void add(
            FlowChart chart, List<Table.Row> rows, Segment from, Segment to, long n, @Nullable Double percent) {
        if (n > 0) {
            var numbers = desk.visit().numbers();
            var share = numbers.percent(percent);
            chart.flow(
                    from.wire(), to.wire(), (double) n, name(from) + " → " + name(to) + "\n" + n + " (" + share + ")");
            rows.add(Table.Row.of(
                    Cell.of(name(from)), Cell.of(name(to)), Cell.of(numbers.count(n), n), Cell.of(share, percent)));
        }
    }

    private Form search() {
        return new Form(
                Area.CUSTOMERS.path(),
                false,
                true,
                List.of(Form.Field.of(
                        "text", "id", desk.text("customers.id"), desk.visit().query("id"))),
                List.of(new Form.Button(desk.text("customers.find"), "", "second")));
    }

    private Choice choice(String brand) {
        var chosen = segment();
        List<Choice.Option> options = new ArrayList<>();
        options.add(new Choice.Option(
                desk.text("choice.all"), Desk.address(Area.CUSTOMERS, "brand", brand), chosen == null));
        for (var segment : Segment.values()) {
            options.add(new Choice.Option(
                    name(segment),
                    Desk.address(Area.CUSTOMERS, "brand", brand, "segment", segment.wire()),
                    segment == chosen));
        }
        return new Choice(desk.text("column.segment"), options);
    }

    private @Nullable Segment segment() {
        var asked = desk.visit().query("segment");
        return Arrays.stream(Segment.values())
                .filter(one -> one.wire().equals(asked))
                .findFirst()
                .orElse(null);
    }

    private Table list(String brand) {
        var keys = Cursor.keys(desk.visit().query("cursor"), 2);
        var after =
                keys.isEmpty() ? People.FIRST : new People.After(Cursor.instant(keys.get(0)), Cursor.id(keys.get(1)));
        var segment = segment();
        var found = people.list(brand, segment, after, LISTED);
        var numbers = desk.visit().numbers();
        var last = found.size() < LISTED ? null : found.getLast();
        var next = last == null
                ? null
                : Desk.address(
                        Area.CUSTOMERS,
                        "brand",
                        brand,
                        "segment",
                        segment == null ? null : segment.wire(),
                        "cursor",
                        Cursor.after(
                                Objects.requireNonNullElse(last.heardAt(), Instant.EPOCH)
                                        .toString(),
                                last.id().toString()));
        return new Table(
                "people",
                desk.text("customers.list"),
                List.of(
                        Column.text(desk.text("column.customer")),
                        Column.text(desk.text("column.segment")),
                        Column.text(desk.text("column.before")),
                        Column.text(desk.text("column.value")),
                        Column.text(desk.text("column.heard"))),
                found.stream()
                        .map(one -> Table.Row.of(
                                Cell.of(one.id().toString()).linked(Area.CUSTOMERS.path() + "/" + one.id()),
                                Cell.of(name(one.segment())).toned(tone(one.segment())),
                                Cell.of(one.previous() == null ? "" : name(one.previous()))
                                        .toned("quiet"),
                                Cell.of(one.vip() ? "VIP" : one.tier() == null ? "" : desk.text("tier." + one.tier())),
                                Cell.of(
                                                one.heardAt() == null
                                                        ? desk.text("customers.never")
                                                        : numbers.time(one.heardAt()),
                                                one.heardAt())
                                        .toned("quiet")))
                        .toList(),
                desk.text("customers.none"),
                next);
    }

    private String name(Segment segment) {
        return desk.text("segment." + segment.wire());
    }

    static String tone(Segment segment) {
        return switch (segment) {
            case NEW_FAN, REPEAT_FAN, SHIFTED_TO_FAN -> "good";
            case NEW_RISK, REPEAT_RISK, SHIFTED_TO_RISK, ESTRANGED -> "bad";
            case NEUTRAL, SILENT, UNHEARD -> "neutral";
        };
    }
}
