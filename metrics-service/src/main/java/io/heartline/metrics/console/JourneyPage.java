package io.heartline.metrics.console;

import io.heartline.console.Area;
import io.heartline.console.chart.Scale;
import io.heartline.console.chart.TimeChart;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Chart;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Segment;
import io.heartline.metrics.journey.Journey;
import io.heartline.metrics.journey.JourneyResource;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The emotion map: what is felt at each touchpoint, where it starts, peaks, dips and ends. */
@Path("/console/journey")
class JourneyPage {
    private static final int LABELS_MAX = 8;

    private final Desk desk;
    private final JourneyResource journeys;

    JourneyPage(Desk desk, JourneyResource journeys) {
        this.desk = desk;
        this.journeys = journeys;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        return desk.of(Area.JOURNEY, this::page);
    }

    private Page page(String brand) {
        var segment = segment();
        List<Section> sections = new ArrayList<>();
        var found = Desk.computed(() -> journeys.get(brand, segment == null ? null : segment.wire(), null, null, null)
                .journey());
        var choice = choice(brand, segment);
        if (found.isEmpty() || found.get().stops().isEmpty()) {
            var empty = Notice.empty(desk.text("journey.none"), desk.text("computed.daily"));
            sections.add(Section.full(desk.text("journey.map"), null, choice, empty));
        } else {
            var journey = found.get();
            sections.add(Section.full(desk.text("journey.map"), desk.text("journey.map.note"), choice, map(journey)));
            sections.add(Section.full(desk.text("journey.stops"), desk.text("journey.stops.note"), emotions(journey)));
        }
        return Page.of(desk.text("nav.journey"), desk.text("journey.lead"), sections);
    }

    private @Nullable Segment segment() {
        var asked = desk.visit().query("segment");
        return Arrays.stream(Segment.values())
                .filter(one -> one.wire().equals(asked))
                .findFirst()
                .orElse(null);
    }

    private Choice choice(String brand, @Nullable Segment chosen) {
        List<Choice.Option> options = new ArrayList<>();
        options.add(new Choice.Option(
                desk.text("journey.everybody"), Desk.address(Area.JOURNEY, "brand", brand), chosen == null));
        for (var segment :
                List.of(Segment.REPEAT_FAN, Segment.SHIFTED_TO_FAN, Segment.REPEAT_RISK, Segment.SHIFTED_TO_RISK)) {
            options.add(new Choice.Option(
                    desk.text("segment." + segment.wire()),
                    Desk.address(Area.JOURNEY, "brand", brand, "segment", segment.wire()),
                    segment == chosen));
        }
        return new Choice(desk.text("column.segment"), options);
    }

    private Chart map(Journey journey) {
        var numbers = desk.visit().numbers();
        var title = desk.text("journey.map");
        var heard = journey.stops().stream().filter(stop -> stop.n() > 0).toList();
        var chart = new TimeChart(title, new Scale(-0.5, Math.max(0.5, heard.size() - 0.5)), Feelings.VALENCE)
                .reference(0)
                .written(value -> numbers.signed(value, 1));
        List<TimeChart.Point> points = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        for (int i = 0; i < heard.size(); i++) {
            var stop = heard.get(i);
            var name = desk.visit().named("touchpoint", stop.touchpoint());
            var mean = stop.valence();
            points.add(new TimeChart.Point(
                    i,
                    mean.value(),
                    Feelings.low(mean.interval()),
                    Feelings.high(mean.interval()),
                    name + "\n" + numbers.signed(mean.value(), 2) + "\n" + desk.sure(mean.interval(), mean.n(), 2)));
            if (heard.size() <= LABELS_MAX || i % 2 == 0) {
                chart.tick(i, name);
            }
            rows.add(row(journey, stop));
        }
        chart.line("first", false, points);
        var columns = List.of(
                Column.text(desk.text("column.touchpoint")),
                Column.number(desk.text("column.valence")),
                Column.number(desk.text("column.low")),
                Column.number(desk.text("column.high")),
                Column.number(desk.text("column.expressions")),
                Column.text(desk.text("journey.role")));
        return new Chart(chart.draw(), List.of(), "high", new Table("map", title, columns, rows, ""));
    }

    private Table.Row row(Journey journey, Journey.Stop stop) {
        var numbers = desk.visit().numbers();
        var mean = stop.valence();
        return Table.Row.of(
                Cell.of(desk.visit().named("touchpoint", stop.touchpoint())),
                Cell.of(numbers.signed(mean.value(), 2), mean.value()),
                Cell.of(numbers.number(Feelings.low(mean.interval()), 2), Feelings.low(mean.interval())),
                Cell.of(numbers.number(Feelings.high(mean.interval()), 2), Feelings.high(mean.interval())),
                Cell.of(numbers.count(stop.n()), stop.n()),
                Cell.of(roles(journey, stop.touchpoint())));
    }

    private String roles(Journey journey, String touchpoint) {
        List<String> roles = new ArrayList<>();
        if (touchpoint.equals(journey.start())) {
            roles.add(desk.text("journey.start"));
        }
        if (journey.peaks().contains(touchpoint)) {
            roles.add(desk.text("journey.peak"));
        }
        if (journey.valleys().contains(touchpoint)) {
            roles.add(desk.text("journey.valley"));
        }
        if (touchpoint.equals(journey.end())) {
            roles.add(desk.text("journey.end"));
        }
        return String.join(" · ", roles);
    }

    private Table emotions(Journey journey) {
        var numbers = desk.visit().numbers();
        List<Column> columns = new ArrayList<>(List.of(
                Column.text(desk.text("column.touchpoint")),
                Column.text(desk.text("column.interval")),
                Column.number(desk.text("column.valence")),
                Column.number(desk.text("column.n"))));
        var shown = Feelings.ORDER.stream()
                .filter(emotion -> emotion != Emotion.NEUTRAL)
                .toList()
                .reversed();
        shown.forEach(emotion -> columns.add(Column.number(desk.text("emotion." + emotion.wire()))));
        columns.add(Column.text(desk.text("journey.role")));
        var rows = journey.stops().stream()
                .filter(stop -> stop.n() > 0)
                .map(stop -> {
                    var mean = stop.valence();
                    var name = desk.visit().named("touchpoint", stop.touchpoint());
                    List<Cell> cells = new ArrayList<>(List.of(
                            Cell.of(name),
                            Cell.drawn(
                                    desk.sure(mean.interval(), mean.n(), 2),
                                    Feelings.meter(mean.value(), mean.interval(), name)),
                            Cell.of(numbers.signed(mean.value(), 2), mean.value())
                                    .toned(Feelings.tone(mean.value(), mean.interval())),
                            Cell.of(numbers.count(stop.n()), stop.n())));
                    for (var emotion : shown) {
                        var share = stop.emotions().get(emotion);
                        var percent = share == null ? null : share.percent();
                        cells.add(Cell.of(numbers.percent(percent), percent)
                                .toned(percent != null && percent >= 20 ? "plain" : "quiet"));
                    }
                    cells.add(Cell.of(roles(journey, stop.touchpoint())));
                    return new Table.Row(cells, null);
                })
                .toList();
        return new Table("stops", desk.text("journey.stops"), columns, rows, "");
    }
}
