package io.heartline.alerting.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.alerting.alert.AlertViews.AlertView;
import io.heartline.alerting.alert.AlertWorkResource.WorkView;
import io.heartline.alerting.delivery.DeliveryResource;
import io.heartline.alerting.outreach.OutreachResource;
import io.heartline.alerting.posture.PostureResource;
import io.heartline.console.Lang;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Marked;
import io.heartline.console.page.Prose;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.contracts.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of an alert, as parts of its page. */
@ApplicationScoped
class AlertParts {
    private static final List<String> CRISIS_PARTS = List.of("products", "touchpoints", "aspects");
    private static final Set<String> NAMED =
            Set.of("segment", "previousSegment", "touchpoint", "emotion", "cause", "rule");

    private final Desk desk;
    private final Words words;
    private final DeliveryResource deliveries;
    private final PostureResource postures;
    private final OutreachResource outreach;

    AlertParts(
            Desk desk, Words words, DeliveryResource deliveries, PostureResource postures, OutreachResource outreach) {
        this.desk = desk;
        this.words = words;
        this.deliveries = deliveries;
        this.postures = postures;
        this.outreach = outreach;
    }

    Figures figures(AlertView alert, WorkView work) {
        var numbers = desk.visit().numbers();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(
                        desk.text("column.severity"),
                        desk.text("severity.of", alert.severity()),
                        desk.text("severity.note"))
                .toned(alert.severity() >= Words.SEVERE ? "bad" : "plain"));
        figures.add(Figure.of(
                desk.text("alert.causes"),
                numbers.count((long) alert.causes()),
                desk.text("alert.causes.note", numbers.time(alert.lastCauseAt()))));
        var assignee = work.assignee();
        figures.add(Figure.of(
                        desk.text("column.owner"),
                        assignee == null ? desk.text("owner.nobody") : assignee,
                        desk.text("alert.fired", numbers.time(alert.firedAt())))
                .small());
        var verdict = work.verdict();
        if (verdict != null) {
            figures.add(Figure.of(
                            desk.text("field.verdict"),
                            desk.text("verdict." + verdict.wire()),
                            desk.text("alert.said", String.valueOf(work.saidBy()), numbers.time(work.saidAt())))
                    .small());
        }
        var customer = alert.customerId();
        if (customer != null) {
            figures.add(Figure.of(desk.text("column.customer"), Words.brief(customer), desk.text("alert.customer.note"))
                    .linked(desk.customer(customer))
                    .small());
        }
        var inCase = alert.caseId();
        if (inCase != null) {
            figures.add(Figure.of(desk.text("kind.case"), Words.brief(inCase), desk.text("alert.case.note"))
                    .linked(Desk.HOME + "/cases/" + inCase)
                    .small());
        }
        return new Figures(figures);
    }

    /** The figures that the rule went by. */
    Table why(AlertView alert) {
        var facts = alert.explanation();
        var rows = Stream.of(facts, facts.path("params"), facts.path("facts"))
                .flatMap(node -> node.properties().stream())
                .filter(fact -> fact.getValue().isValueNode()
                        && !fact.getValue().asText().isEmpty())
                .map(fact -> Table.Row.of(Cell.of(desk.visit().named("fact", fact.getKey())), fact(fact)))
                .toList();
        return new Table(
                "why",
                desk.text("alert.why"),
                List.of(Column.text(desk.text("column.fact")), Column.number(desk.text("column.value"))),
                rows,
                desk.text("table.none"));
    }

    private Cell fact(Map.Entry<String, JsonNode> fact) {
        var value = fact.getValue();
        var numbers = desk.visit().numbers();
        if (value.isIntegralNumber()) {
            return Cell.of(numbers.count(value.asLong()), value.numberValue());
        }
        if (value.isNumber()) {
            return Cell.of(numbers.number(value.asDouble(), 2), value.numberValue());
        }
        if (value.isBoolean()) {
            return Cell.of(desk.text(value.asBoolean() ? "word.yes" : "word.no"));
        }
        if (NAMED.contains(fact.getKey())) {
            return Cell.of(named(fact.getKey(), value.asText()));
        }
        return Cell.of(words.maybeTime(value.asText()));
    }

    private String named(String key, String value) {
        return switch (key) {
            case "segment", "previousSegment" -> desk.visit().named("segment", value);
            case "cause" -> words.cause(value);
            default -> desk.visit().named(key, value);
        };
    }

    /** What a crisis is made of, and what it asks for. */
    List<Section> crisis(AlertView alert) {
        var posture = postures.posture(alert.id(), null);
        boolean chinese = desk.visit().lang() == Lang.ZH;
        var statement = posture.statements().getOrDefault(chinese ? "zh" : "en", "");
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Prose(posture.advice().stream()
                .map(advice -> chinese ? advice.zh() : advice.en())
                .toList()));
        blocks.add(Marked.of(statement, List.of(), desk.text("posture.statement")));
        return List.of(
                Section.half(desk.text("crisis.parts"), desk.text("crisis.parts.note"), crisisParts(alert)),
                Section.half(
                        desk.text(
                                "posture.title",
                                desk.text("posture." + posture.posture().wire())),
                        desk.text(
                                "posture.note",
                                desk.text("cluster." + posture.cluster().wire())),
                        blocks.toArray(Block[]::new)));
    }

    private Table crisisParts(AlertView alert) {
        var numbers = desk.visit().numbers();
        List<Table.Row> rows = new ArrayList<>();
        for (var kind : CRISIS_PARTS) {
            var scope = kind.substring(0, kind.length() - 1);
            alert.explanation()
                    .path(kind)
                    .forEach(part -> rows.add(Table.Row.of(
                            Cell.of(words.scope(scope, part.path("value").asText())),
                            Cell.of(
                                    numbers.count(part.path("complaints").asLong()),
                                    part.path("complaints").numberValue()),
                            Cell.of(
                                    numbers.number(part.path("expected").asDouble(), 1),
                                    part.path("expected").numberValue()))));
        }
        return new Table(
                "parts",
                desk.text("crisis.parts"),
                List.of(
                        Column.text(desk.text("column.what")),
                        Column.number(desk.text("fact.complaints")),
                        Column.number(desk.text("fact.expected"))),
                rows,
                desk.text("crisis.parts.none"));
    }

    /** Who was told of an alert, a case or an outreach. */
    Table told(UUID subject) {
        var rows = deliveries.list(null, null, null, subject, null, null).items().stream()
                .map(one -> Table.Row.of(
                        words.time(one.createdAt()),
                        Cell.of(desk.visit().named("message", one.type())),
                        Cell.of(desk.text("delivery." + one.status()))
                                .toned(one.status().equals("failed") ? "bad" : "plain"),
                        Cell.of(Integer.toString(one.attempts()), one.attempts()),
                        Cell.of(one.outcome() == null ? "" : one.outcome()).toned("quiet"),
                        Cell.of(Words.brief(one.receiverId())).toned("quiet")))
                .toList();
        return new Table(
                "deliveries",
                desk.text("alert.deliveries"),
                List.of(
                        Column.text(desk.text("column.when")),
                        Column.text(desk.text("column.message")),
                        Column.text(desk.text("column.state")),
                        Column.number(desk.text("column.attempts")),
                        Column.text(desk.text("column.answer")),
                        Column.text(desk.text("column.receiver"))),
                rows,
                desk.text("alert.deliveries.none"));
    }

    /** Where in a text it is, in code points. */
    String places(List<Span> spans) {
        return spans.stream().map(span -> span.start() + "–" + span.end()).collect(Collectors.joining(", "));
    }

    /** What was proposed because of an alert. */
    Table answers(UUID id) {
        var rows = outreach.list(null, null, null, id, null, null).items().stream()
                .map(one -> Table.Row.of(
                        Cell.of(desk.text("action." + one.action().wire())).linked(Desk.HOME + "/outreach/" + one.id()),
                        Cell.of(desk.text("outreach." + one.status().wire())),
                        Cell.of(one.play()),
                        words.time(one.proposedAt())))
                .toList();
        return new Table(
                "outreach",
                desk.text("alert.outreach"),
                List.of(
                        Column.text(desk.text("column.action")),
                        Column.text(desk.text("column.state")),
                        Column.text(desk.text("column.play")),
                        Column.text(desk.text("column.since"))),
                rows,
                desk.text("alert.outreach.none"));
    }
}
