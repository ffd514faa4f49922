package io.heartline.metrics.console;

import io.heartline.console.Area;
import io.heartline.console.chart.Meter;
import io.heartline.console.chart.Scale;
import io.heartline.console.chart.TimeChart;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Chart;
import io.heartline.console.page.Column;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.metrics.effect.EffectResource;
import io.heartline.metrics.effect.EffectResource.EffectView;
import io.heartline.metrics.retention.RetentionResource;
import io.heartline.metrics.retention.RetentionResource.GroupView;
import io.heartline.metrics.retention.RetentionResource.HazardView;
import io.heartline.metrics.retention.RetentionResource.SurvivalView;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who stays, what staying goes with, and what outreach did. */
@Path("/console/retention")
class RetentionPage {
    /** More curves than this cannot be told apart; the others are in the table. */
    private static final int CURVES_MAX = 6;
    /** Hazard ratios are drawn between a quarter and four times, evenly for factors. */
    private static final Scale FACTORS = new Scale(-2, 2);

    private final Desk desk;
    private final RetentionResource retention;
    private final EffectResource effects;

    RetentionPage(Desk desk, RetentionResource retention, EffectResource effects) {
        this.desk = desk;
        this.retention = retention;
        this.effects = effects;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        return desk.of(Area.RETENTION, this::page);
    }

    private Page page(String brand) {
        var survival = Desk.computed(() -> retention.survival(brand, null));
        var hazard = Desk.computed(() -> retention.hazard(brand));
        var none = Notice.empty(desk.text("retention.none"), desk.text("retention.none.text"));
        return Page.of(
                desk.text("nav.retention"),
                desk.text("retention.lead"),
                List.of(
                        Section.full(
                                desk.text("retention.survival"),
                                desk.text("retention.survival.note"),
                                survival.filter(view -> !view.groups().isEmpty())
                                        .<Block>map(this::curves)
                                        .orElse(none)),
                        Section.full(
                                desk.text("retention.hazard"),
                                desk.text("retention.hazard.note"),
                                hazard.filter(view -> !view.covariates().isEmpty())
                                        .<Block>map(this::hazard)
                                        .orElse(none)),
                        Section.full(
                                desk.text("retention.effects"),
                                desk.text("retention.effects.note"),
                                effects(effects.get(brand, null).effects()))));
    }

    private Chart curves(SurvivalView view) {
        var numbers = desk.visit().numbers();
        var title = desk.text("retention.survival");
        double days = Duration.between(view.since(), view.until()).toDays();
        var chart = new TimeChart(title, new Scale(0, Math.max(1, days)), new Scale(0, 1))
                .written(value -> numbers.percent(100 * value));
        List<Chart.Key> legend = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        var groups = view.groups().stream()
                .sorted(Comparator.comparingLong(GroupView::n).reversed())
                .toList();
        for (int i = 0; i < groups.size(); i++) {
            var group = groups.get(i);
            var name = desk.visit().named("segment", group.name());
            if (i < CURVES_MAX) {
                var tone = "tone-" + (i + 1);
                chart.line(tone, true, points(group, days));
                legend.add(new Chart.Key(tone, name + " (n = " + group.n() + ")"));
            }
            for (var step : group.steps()) {
                var interval = step.interval();
                rows.add(Table.Row.of(
                        Cell.of(name),
                        Cell.of(numbers.number(step.day(), 0), step.day()),
                        Cell.of(numbers.percent(100 * step.left()), step.left()),
                        Cell.of(
                                interval == null
                                        ? "–"
                                        : numbers.interval(100 * interval.low(), 100 * interval.high(), 0)),
                        Cell.of(numbers.count(step.atRisk()), step.atRisk())));
            }
        }
        for (double tick = 0; tick <= days; tick += Math.max(1, Math.round(days / 6))) {
            chart.tick(tick, desk.text("unit.days", (long) tick));
        }
        var columns = List.of(
                Column.text(desk.text("column.segment")),
                Column.number(desk.text("retention.column.day")),
                Column.number(desk.text("retention.column.left")),
                Column.number(desk.text("column.interval")),
                Column.number(desk.text("column.n")));
        return new Chart(chart.draw(), legend, "high", new Table("survival", title, columns, rows, ""));
    }

    private static List<TimeChart.Point> points(GroupView group, double days) {
        List<TimeChart.Point> points = new ArrayList<>();
        points.add(new TimeChart.Point(0, 1.0, 1.0, 1.0, ""));
        for (var step : group.steps()) {
            points.add(new TimeChart.Point(
                    step.day(), step.left(), Feelings.low(step.interval()), Feelings.high(step.interval()), ""));
        }
        var last = points.getLast();
        points.add(new TimeChart.Point(days, last.value(), last.low(), last.high(), ""));
        return points;
    }

    private Table hazard(HazardView view) {
        var numbers = desk.visit().numbers();
        return new Table(
                "hazard",
                desk.text("retention.hazard"),
                List.of(
                        Column.text(desk.text("retention.column.felt")),
                        Column.text(desk.text("column.interval")),
                        Column.number(desk.text("retention.column.factor")),
                        Column.number(desk.text("column.low")),
                        Column.number(desk.text("column.high")),
                        Column.number(desk.text("column.n"))),
                view.covariates().stream()
                        .map(one -> {
                            var name = desk.visit().named("covariate", one.name());
                            var low = one.interval().low();
                            var high = one.interval().high();
                            var tone = low > 1 ? "bad" : high < 1 ? "good" : "plain";
                            return Table.Row.of(
                                    Cell.of(name),
                                    Cell.drawn(
                                            numbers.interval(low, high, 2),
                                            Meter.of(FACTORS, log(one.ratio()), log(low), log(high), 0.0, tone, name)),
                                    Cell.of("×" + numbers.number(one.ratio(), 2), one.ratio())
                                            .toned(tone),
                                    Cell.of(numbers.number(low, 2), low),
                                    Cell.of(numbers.number(high, 2), high),
                                    Cell.of(numbers.count(one.exposed()), one.exposed()));
                        })
                        .toList(),
                "");
    }

    private static double log(double factor) {
        return Math.log(Math.max(factor, 1e-9)) / Math.log(2);
    }

    private Table effects(List<EffectView> found) {
        var numbers = desk.visit().numbers();
        var scale = new Scale(-50, 50);
        return new Table(
                "effects",
                desk.text("retention.effects"),
                List.of(
                        Column.text(desk.text("retention.column.play")),
                        Column.number(desk.text("retention.column.after")),
                        Column.number(desk.text("retention.column.treated")),
                        Column.number(desk.text("retention.column.withheld")),
                        Column.text(desk.text("column.interval")),
                        Column.number(desk.text("retention.column.kept")),
                        Column.number(desk.text("customer.balance")),
                        Column.text(desk.text("retention.column.verdict"))),
                found.stream()
                        .map(one -> {
                            var kept = one.retention();
                            var wide = one.alwaysValid();
                            var tone = Feelings.tone(kept == null ? null : kept.value(), wide);
                            return Table.Row.of(
                                    Cell.of(one.play() + " v" + one.playVersion() + " · " + one.variant()),
                                    Cell.of(desk.text("unit.days", one.days()), one.days()),
                                    Cell.of(
                                            numbers.count(one.treatment().n()),
                                            one.treatment().n()),
                                    Cell.of(
                                            numbers.count(one.control().n()),
                                            one.control().n()),
                                    Cell.drawn(
                                            wide == null ? "–" : numbers.interval(wide.low(), wide.high(), 0),
                                            Meter.of(
                                                    scale,
                                                    kept == null ? null : kept.value(),
                                                    Feelings.low(wide),
                                                    Feelings.high(wide),
                                                    0.0,
                                                    tone,
                                                    one.play())),
                                    Cell.of(
                                                    numbers.signed(kept == null ? null : kept.value(), 1),
                                                    kept == null ? null : (Double) kept.value())
                                            .toned(tone),
                                    Cell.of(
                                            numbers.signed(
                                                    one.balance() == null
                                                            ? null
                                                            : one.balance().value(),
                                                    1),
                                            one.balance() == null
                                                    ? null
                                                    : (Double) one.balance().value()),
                                    Cell.of(desk.text("verdict." + one.verdict()))
                                            .toned("quiet"));
                        })
                        .toList(),
                desk.text("retention.effects.none"));
    }
}
