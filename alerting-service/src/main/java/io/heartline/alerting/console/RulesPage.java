package io.heartline.alerting.console;

import io.heartline.alerting.alert.AlertWorkResource;
import io.heartline.alerting.alert.AlertWorkResource.PrecisionView;
import io.heartline.alerting.rule.RuleResource;
import io.heartline.alerting.rule.RuleView;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The rules, how often each fires, and how often it was right. */
@Path("/console/inbox/rules")
class RulesPage {
    private static final String CRISIS = "crisis";

    private final Desk desk;
    private final Words words;
    private final RuleResource rules;
    private final AlertWorkResource work;

    RulesPage(Desk desk, Words words, RuleResource rules, AlertWorkResource work) {
        this.desk = desk;
        this.words = words;
        this.rules = rules;
        this.work = work;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        var precision = work.precision(desk.brand(), null, null).rules().stream()
                .collect(Collectors.toMap(PrecisionView::rule, Function.identity()));
        List<Table.Row> rows = new ArrayList<>();
        rules.list().items().forEach(rule -> rows.add(row(rule, precision.get(rule.key()))));
        rows.add(crisis(precision));
        var table = new Table("rules", desk.text("rules.list"), columns(), rows, desk.text("table.none"));
        var section = desk.may(Role.ADMIN)
                ? Section.full(desk.text("rules.list"), desk.text("rules.list.note"), making(), table)
                : Section.full(desk.text("rules.list"), desk.text("rules.list.note"), table);
        return desk.answer(
                desk.page("rules", desk.text("inbox.tab.rules"), desk.text("rules.lead"), null, List.of(section)));
    }

    private Choice making() {
        return new Choice(
                desk.text("rules.new.label"),
                List.of(new Choice.Option(desk.text("rules.new"), Desk.HOME + "/rules/new", false)));
    }

    private List<Column> columns() {
        return List.of(
                Column.text(desk.text("column.rule")),
                Column.text(desk.text("column.kind")),
                Column.number(desk.text("column.severity")),
                Column.text(desk.text("column.enabled")),
                Column.number(desk.text("rules.expected")),
                Column.number(desk.text("rules.fired")),
                Column.number(desk.text("rules.precision")),
                Column.number(desk.text("rules.false")),
                Column.number(desk.text("column.version")));
    }

    private Table.Row row(RuleView rule, @Nullable PrecisionView right) {
        var numbers = desk.visit().numbers();
        var expected = rule.expectedAlertsPerMonth();
        return Table.Row.of(
                Cell.of(words.title(rule.name())).linked(Desk.HOME + "/rules/" + rule.key()),
                Cell.of(desk.text("kind." + rule.kind().wire())),
                words.severity(rule.severity()),
                Cell.of(desk.text(rule.enabled() ? "word.yes" : "word.no")),
                Cell.of(numbers.number(expected, 1), expected),
                Cell.of(numbers.count(right == null ? 0L : right.fired()), right == null ? 0L : right.fired()),
                precision(right),
                wrong(expected, right),
                Cell.of(Integer.toString(rule.version()), rule.version()));
    }

    /** Crises are found by figures of the configuration, which is no rule that could be changed here. */
    private Table.Row crisis(Map<String, PrecisionView> precision) {
        var right = precision.get(CRISIS);
        var numbers = desk.visit().numbers();
        return Table.Row.of(
                Cell.of(desk.text("kind.crisis")),
                Cell.of(desk.text("kind.crisis")),
                Cell.of(desk.text("rules.computed")).toned("quiet"),
                Cell.of(desk.text("word.yes")),
                Cell.of("–").toned("quiet"),
                Cell.of(numbers.count(right == null ? 0L : right.fired()), right == null ? 0L : right.fired()),
                precision(right),
                wrong(null, right),
                Cell.of("–").toned("quiet"));
    }

    private Cell precision(@Nullable PrecisionView right) {
        var numbers = desk.visit().numbers();
        var share = right == null ? null : right.precision();
        if (right == null || share == null || right.low() == null || right.high() == null) {
            return Cell.of(desk.text("rules.unknown"), (Number) null).toned("quiet");
        }
        return Cell.of(
                desk.text(
                        "rules.precision.is",
                        numbers.percent(100 * share),
                        numbers.interval(100 * right.low(), 100 * right.high(), 0),
                        numbers.count(right.n())),
                share);
    }

    /** How many of the alerts of a month would be wrong, if as many are as were among those that somebody judged. */
    private Cell wrong(@Nullable Double expected, @Nullable PrecisionView right) {
        if (expected == null || right == null || right.n() == 0) {
            return Cell.of("–").toned("quiet");
        }
        double wrong = expected * right.falseAlarms() / right.n();
        return Cell.of(desk.visit().numbers().number(wrong, 1), wrong);
    }
}
