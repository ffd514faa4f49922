package io.heartline.alerting.console;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.rule.RuleDefinition.Grouping;
import io.heartline.alerting.rule.RulePreviewResource.PreviewView;
import io.heartline.alerting.rule.RuleResource;
import io.heartline.alerting.rule.RuleTrigger;
import io.heartline.alerting.rule.RuleView;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Form;
import io.heartline.console.page.Table;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of a rule, as parts of its page. */
@ApplicationScoped
class RuleParts {
    private static final int VERSIONS = 50;

    private final Desk desk;
    private final Words words;
    private final RuleResource rules;

    RuleParts(Desk desk, Words words, RuleResource rules) {
        this.desk = desk;
        this.words = words;
        this.rules = rules;
    }

    /** Whether it has code of its own, and only figures to change. */
    boolean isBuiltIn(RuleView rule) {
        return rule.trigger().equals(RuleTrigger.BUILT_IN.wire());
    }

    Table about(RuleView rule) {
        var brand = rule.brand();
        return desk.table(
                "about",
                "rule.now",
                "table.none",
                List.of(
                        row("rule.trigger", desk.text("trigger." + rule.trigger())),
                        row("field.condition", isBuiltIn(rule) ? desk.text("rule.builtIn") : rule.condition()),
                        row("field.params", lines(rule.params()).replace("\n", " · ")),
                        row("column.kind", desk.text("kind." + rule.kind().wire())),
                        row("field.severity", Integer.toString(rule.severity())),
                        row("field.title", words.title(rule.title())),
                        row("rule.grouping", desk.text("grouping." + rule.grouping())),
                        row("column.brand", brand == null ? desk.text("filter.any") : brand),
                        row("column.enabled", desk.text(rule.enabled() ? "word.yes" : "word.no"))),
                "column.fact",
                "column.value");
    }

    private Table.Row row(String label, String value) {
        return Table.Row.of(Cell.of(desk.text(label)), Cell.of(value));
    }

    Table versions(RuleView rule) {
        var numbers = desk.visit().numbers();
        var rows = rules.versions(rule.key(), VERSIONS, null).items().stream()
                .map(one -> Table.Row.of(
                        Cell.of(Integer.toString(one.version()), one.version()),
                        one.changedAt() == null ? Cell.of(desk.text("rule.shipped")) : words.time(one.changedAt()),
                        words.name(one.changedBy()),
                        Cell.of(numbers.number(one.expectedAlertsPerMonth(), 1), one.expectedAlertsPerMonth()),
                        Cell.of(Integer.toString(one.severity()), one.severity()),
                        Cell.of(one.condition())))
                .toList();
        return desk.table(
                "versions",
                "rule.versions",
                "table.none",
                rows,
                "column.version",
                "column.when",
                "column.by",
                "rules.expected",
                "column.severity",
                "field.condition");
    }

    /** What it would have done. */
    Block[] preview(PreviewView tried) {
        var numbers = desk.visit().numbers();
        var month = tried.alertsPerMonth();
        var figures = new Figures(List.of(
                Figure.of(
                                desk.text("rule.fired"),
                                numbers.count((long) tried.alerts()),
                                desk.text(
                                        "rule.fired.note",
                                        numbers.time(tried.from()),
                                        numbers.time(tried.until()),
                                        numbers.count((long) tried.examined())))
                        .big(),
                Figure.of(
                        desk.text("rules.expected"),
                        month == null ? "–" : numbers.number(month.value(), 1),
                        month == null
                                ? desk.text("rule.month.none")
                                : desk.text(
                                        "sure.interval",
                                        numbers.interval(month.low(), month.high(), 1),
                                        numbers.count((long) month.n()))),
                Figure.of(
                        desk.text("rule.matches"),
                        numbers.count((long) tried.matches()),
                        desk.text(tried.truncated() ? "rule.truncated" : "rule.matches.note"))));
        var rows = tried.latest().stream()
                .map(one -> Table.Row.of(
                        words.time(one.at()),
                        Cell.of(one.customerId().toString()).linked(desk.customer(one.customerId())),
                        Cell.of(one.brand())))
                .toList();
        return new Block[] {
            figures,
            desk.table("latest", "rule.latest", "table.none", rows, "column.when", "column.customer", "column.brand")
        };
    }

    /** To change a rule, or to make one; whoever may not save may try. */
    Form form(@Nullable RuleView rule, Entered entered) {
        var params = Form.Field.of(
                        "area",
                        "params",
                        desk.text("field.params"),
                        entered.or("params", rule == null ? "" : lines(rule.params())))
                .hinted(desk.text("field.params.hint"));
        List<Form.Field> fields = new ArrayList<>();
        List<Form.Button> buttons = new ArrayList<>();
        if (rule != null) {
            fields.add(Form.Field.of("hidden", "version", "", Integer.toString(rule.version())));
            fields.add(Form.Field.of("hidden", "trigger", "", rule.trigger()));
            fields.add(Form.Field.of("hidden", "brand", "", rule.brand()));
        }
        if (rule == null || !isBuiltIn(rule)) {
            if (rule == null) {
                fields.addAll(ofNew(entered));
            }
            fields.addAll(definition(rule, entered, params));
            buttons.add(new Form.Button(desk.text("do.preview"), "preview", "first"));
        } else {
            fields.add(params);
        }
        if (desk.may(Role.ADMIN)) {
            buttons.add(new Form.Button(desk.text("do.save"), "save", "second"));
        }
        var path = Desk.HOME + "/rules/" + (rule == null ? RulePage.NEW : rule.key());
        return new Form(path, true, false, fields, buttons);
    }

    private List<Form.Field> ofNew(Entered entered) {
        var triggers = Arrays.stream(RuleTrigger.values())
                .filter(trigger -> trigger != RuleTrigger.BUILT_IN)
                .map(RuleTrigger::wire)
                .toList();
        return List.of(
                Form.Field.of("text", "key", desk.text("field.key"), entered.as("key"))
                        .hinted(desk.text("field.key.hint")),
                Form.Field.of("text", "brand", desk.text("column.brand"), entered.or("brand", desk.brand()))
                        .hinted(desk.text("rule.brand.hint")),
                select("trigger", "rule.trigger", entered.or("trigger", "interaction"), triggers));
    }

    private List<Form.Field> definition(@Nullable RuleView rule, Entered entered, Form.Field params) {
        var kinds = Arrays.stream(AlertKind.values())
                .filter(kind -> kind != AlertKind.CRISIS && kind != AlertKind.DRIFT && kind != AlertKind.SHOCK)
                .map(AlertKind::wire)
                .toList();
        var groupings = Arrays.stream(Grouping.values()).map(Grouping::wire).toList();
        return List.of(
                text("name", "field.name", entered.or("name", rule == null ? "" : rule.name())),
                Form.Field.of(
                                "area",
                                "condition",
                                desk.text("field.condition"),
                                entered.or("condition", rule == null ? "" : rule.condition()))
                        .hinted(desk.text("field.condition.hint")),
                params,
                select(
                                "kind",
                                "column.kind",
                                entered.or(
                                        "kind",
                                        rule == null ? "custom" : rule.kind().wire()),
                                kinds)
                        .narrow(),
                Form.Field.of(
                                "number",
                                "severity",
                                desk.text("field.severity"),
                                entered.or("severity", rule == null ? 5 : rule.severity()))
                        .narrow(),
                text("title", "field.title", entered.or("title", rule == null ? "" : rule.title())),
                select(
                        "grouping",
                        "rule.grouping",
                        entered.or("grouping", rule == null ? "customer" : rule.grouping()),
                        groupings),
                Form.Field.select(
                        "enabled",
                        desk.text("column.enabled"),
                        entered.or("enabled", rule == null || rule.enabled()),
                        List.of(
                                new Form.Option("true", desk.text("word.yes")),
                                new Form.Option("false", desk.text("word.no")))));
    }

    private Form.Field text(String name, String label, String value) {
        return Form.Field.of("text", name, desk.text(label), value);
    }

    private Form.Field select(String name, String label, String value, List<String> names) {
        return Form.Field.select(
                name,
                desk.text(label),
                value,
                names.stream()
                        .map(one -> new Form.Option(one, desk.text(name + "." + one)))
                        .toList());
    }

    /** Figures, one on a line. */
    private static String lines(Map<String, Double> params) {
        return params.entrySet().stream()
                .map(param -> param.getKey() + " = " + param.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /**
     * Figures from lines such as {@code minutes = 240}.
     *
     * @throws InvalidInput if a line is none
     */
    static Map<String, Double> params(String lines) {
        Map<String, Double> params = new TreeMap<>();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            int equals = line.indexOf('=');
            try {
                params.put(
                        line.substring(0, equals).strip(),
                        Double.valueOf(line.substring(equals + 1).strip()));
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                var refusal = new InvalidInput(
                        "invalid",
                        "A figure cannot be read.",
                        List.of(new Violation(null, "params", "invalid", "has a line that is not name = number")));
                refusal.initCause(e);
                throw refusal;
            }
        });
        return params;
    }
}
