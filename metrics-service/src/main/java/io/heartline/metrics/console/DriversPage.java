package io.heartline.metrics.console;

import io.heartline.console.Area;
import io.heartline.console.chart.Meter;
import io.heartline.console.chart.Scale;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.contracts.Emotion;
import io.heartline.metrics.driver.DriverResource;
import io.heartline.metrics.driver.DriverResource.DriverView;
import io.heartline.metrics.driver.DriverResource.DriversView;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What moves what is felt: aspects by emotion, and what leaving goes with. */
@Path("/console/drivers")
class DriversPage {
    private static final double LEAST_SPAN = 0.05;
    /** Fewer say nothing about who leaves. */
    private static final long EXPOSED_MIN = 5;

    private final Desk desk;
    private final DriverResource drivers;

    DriversPage(Desk desk, DriverResource drivers) {
        this.desk = desk;
        this.drivers = drivers;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        return desk.of(Area.DRIVERS, this::page);
    }

    private Page page(String brand) {
        var kind = "quality".equals(desk.visit().query("kind")) ? "quality" : "aspect";
        var view = drivers.get(brand, kind, null, null);
        var choice = new Choice(
                desk.text("drivers.kind"),
                List.of(
                        new Choice.Option(
                                desk.text("drivers.aspect"),
                                Desk.address(Area.DRIVERS, "brand", brand),
                                kind.equals("aspect")),
                        new Choice.Option(
                                desk.text("drivers.quality"),
                                Desk.address(Area.DRIVERS, "brand", brand, "kind", "quality"),
                                kind.equals("quality"))));
        return Page.of(
                desk.text("nav.drivers"),
                desk.text("drivers.lead"),
                List.of(
                        Section.full(
                                desk.text("drivers.impact"), desk.text("drivers.impact.note"), choice, impacts(view)),
                        Section.full(desk.text("drivers.emotions"), desk.text("drivers.emotions.note"), emotions(view)),
                        Section.full(
                                desk.text("drivers.leaving"),
                                desk.text("drivers.leaving.note", view.exposureDays(), view.outcomeDays(), EXPOSED_MIN),
                                leaving(view))));
    }

    private String name(DriverView driver) {
        return desk.visit().named("aspect", driver.impact().theme());
    }

    private Table impacts(DriversView view) {
        var numbers = desk.visit().numbers();
        double span = LEAST_SPAN;
        for (var driver : view.drivers()) {
            var interval = driver.impact().interval();
            if (interval != null) {
                span = Math.max(span, Math.max(Math.abs(interval.low()), Math.abs(interval.high())));
            }
        }
        var scale = new Scale(-span, span);
        return new Table(
                "impacts",
                desk.text("drivers.impact"),
                List.of(
                        Column.text(desk.text("column.theme")),
                        Column.text(desk.text("column.interval")),
                        Column.number(desk.text("drivers.column.impact")),
                        Column.number(desk.text("column.mentions")),
                        Column.number(desk.text("drivers.column.badly")),
                        Column.number(desk.text("drivers.column.well")),
                        Column.number(desk.text("column.n"))),
                view.drivers().stream()
                        .map(driver -> {
                            var impact = driver.impact();
                            var tone = Feelings.tone(impact.impact(), impact.interval());
                            return Table.Row.of(
                                    Cell.of(name(driver)),
                                    Cell.drawn(
                                            desk.sure(
                                                    impact.interval(),
                                                    impact.mentioned().n(),
                                                    2),
                                            Meter.of(
                                                    scale,
                                                    impact.impact(),
                                                    Feelings.low(impact.interval()),
                                                    Feelings.high(impact.interval()),
                                                    0.0,
                                                    tone,
                                                    name(driver))),
                                    Cell.of(numbers.signed(impact.impact(), 3), impact.impact())
                                            .toned(tone),
                                    percent(impact.mentions().percent()),
                                    percent(impact.negative().percent()),
                                    percent(impact.positive().percent()),
                                    Cell.of(
                                            numbers.count(impact.mentioned().n()),
                                            impact.mentioned().n()));
                        })
                        .toList(),
                desk.text("drivers.none"));
    }

    private Cell percent(@Nullable Double percent) {
        return Cell.of(desk.visit().numbers().percent(percent), percent);
    }

    private Table emotions(DriversView view) {
        var shown = Feelings.ORDER.reversed();
        List<Column> columns = new ArrayList<>(List.of(Column.text(desk.text("column.theme"))));
        shown.forEach(emotion -> columns.add(Column.number(desk.text("emotion." + emotion.wire()))));
        return new Table(
                "emotions",
                desk.text("drivers.emotions"),
                columns,
                view.drivers().stream()
                        .map(driver -> {
                            List<Cell> cells = new ArrayList<>(List.of(Cell.of(name(driver))));
                            for (Emotion emotion : shown) {
                                var share = driver.impact().emotions().get(emotion);
                                var value = share == null ? null : share.percent();
                                cells.add(percent(value).toned(value != null && value >= 20 ? "plain" : "quiet"));
                            }
                            return new Table.Row(cells, null);
                        })
                        .toList(),
                desk.text("drivers.none"));
    }

    /** Who mentioned a theme with a feeling, and how many of them left, against everybody else. */
    private Block leaving(DriversView view) {
        if (view.leavingComputedAt() == null) {
            return Notice.empty(desk.text("drivers.leaving.none"), desk.text("computed.daily"));
        }
        var numbers = desk.visit().numbers();
        List<Table.Row> rows = new ArrayList<>();
        for (var driver : view.drivers()) {
            for (var one : driver.leaving()) {
                if (one.exposed().n() < EXPOSED_MIN) {
                    continue;
                }
                var difference = one.difference();
                rows.add(Table.Row.of(
                        Cell.of(name(driver) + " · " + desk.visit().named("emotion", one.emotion())),
                        percent(one.exposed().percent()),
                        percent(one.others().percent()),
                        Cell.of(
                                        difference == null ? "–" : numbers.signed(difference.value(), 1),
                                        difference == null ? null : (Double) difference.value())
                                .toned(
                                        difference == null || !difference.differs()
                                                ? "quiet"
                                                : difference.value() > 0 ? "bad" : "good"),
                        Cell.of(
                                difference == null
                                        ? "–"
                                        : numbers.interval(
                                                Objects.requireNonNull(difference)
                                                        .interval()
                                                        .low(),
                                                difference.interval().high(),
                                                1)),
                        Cell.of(numbers.count(one.exposed().n()), one.exposed().n())));
            }
        }
        return new Table(
                "leaving",
                desk.text("drivers.leaving"),
                List.of(
                        Column.text(desk.text("drivers.column.felt")),
                        Column.number(desk.text("drivers.column.left")),
                        Column.number(desk.text("drivers.column.others")),
                        Column.number(desk.text("drivers.column.difference")),
                        Column.number(desk.text("column.interval")),
                        Column.number(desk.text("column.n"))),
                rows,
                desk.text("drivers.leaving.few"));
    }
}
