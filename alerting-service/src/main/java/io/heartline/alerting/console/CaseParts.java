package io.heartline.alerting.console;

import io.heartline.alerting.casework.CaseViews.CaseDetails;
import io.heartline.alerting.casework.CaseViews.CustomerView;
import io.heartline.alerting.casework.CaseViews.ScopeOfCase;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Marked;
import io.heartline.console.page.Prose;
import io.heartline.console.page.Table;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is known of a case, as parts of its page. */
@ApplicationScoped
class CaseParts {
    private final Desk desk;
    private final Words words;
    private final AlertParts alertParts;

    CaseParts(Desk desk, Words words, AlertParts alertParts) {
        this.desk = desk;
        this.words = words;
        this.alertParts = alertParts;
    }

    String title(CaseDetails details) {
        return words.title(details.view().title());
    }

    String scope(ScopeOfCase scope) {
        return words.scope(scope.kind(), scope.value());
    }

    Figures now(CaseDetails details) {
        var one = details.view();
        var numbers = desk.visit().numbers();
        var nobody = desk.text("owner.nobody");
        var cause = one.rootCause();
        var outcome = one.outcome();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(
                        desk.text("column.severity"),
                        desk.text("severity.of", one.severity()),
                        desk.text("case.severity.note"))
                .toned(one.severity() >= Words.SEVERE ? "bad" : "plain"));
        figures.add(Figure.of(
                        desk.text("column.due"),
                        numbers.time(one.dueAt()),
                        desk.text(one.overdue() ? "case.overdue.note" : "case.due.note"))
                .toned(one.overdue() ? "bad" : "plain")
                .small());
        figures.add(words(
                "column.owner",
                one.owner() == null ? nobody : one.owner(),
                desk.text("case.team", one.team() == null ? nobody : one.team())));
        figures.add(words(
                "column.rootCause",
                cause == null ? desk.text("rootCause.none") : desk.text("rootCause." + cause.wire()),
                desk.text("case.cause.note")));
        figures.add(words(
                "case.opened",
                numbers.time(one.openedAt()),
                desk.text("case.opened.note", one.openedBy(), numbers.count((long) one.reopened()))));
        figures.add(words("case.answered", numbers.time(one.firstResponseAt()), desk.text("case.answered.note")));
        if (outcome != null) {
            figures.add(words(
                    "field.outcome",
                    desk.text("outcome." + outcome.wire()),
                    desk.text("alert.said", String.valueOf(one.closedBy()), numbers.time(one.closedAt()))));
        }
        return new Figures(figures);
    }

    private Figure words(String label, String value, String note) {
        return Figure.of(desk.text(label), value, note).small();
    }

    Table customers(CaseDetails details) {
        return desk.table(
                "customers",
                "case.customers",
                "case.customers.none",
                details.customers().stream().map(this::customer).toList(),
                "column.customer",
                "column.recovery",
                "column.reason");
    }

    private Table.Row customer(CustomerView customer) {
        var who = Cell.of(customer.customerId().toString()).linked(desk.customer(customer.canonicalId()));
        var recovery = customer.recovery();
        if (recovery == null) {
            return Table.Row.of(who, Cell.of(desk.text("recovery.open")).toned("quiet"), Cell.of(""));
        }
        var came = recovery.recovered();
        return Table.Row.of(
                who,
                Cell.of(desk.text("recovery." + recovery.verdict().wire()))
                        .toned(came == null ? "quiet" : came ? "good" : "bad"),
                Cell.of(desk.visit().named("recoveryReason", recovery.reason())));
    }

    Table alerts(CaseDetails details) {
        return desk.table(
                "alerts",
                "case.alerts",
                "case.alerts.none",
                details.alerts().stream()
                        .map(link -> Table.Row.of(
                                Cell.of(desk.text("field.alert") + " " + Words.brief(link.alertId()))
                                        .linked(Desk.HOME + "/alerts/" + link.alertId()),
                                words.time(link.linkedAt()),
                                Cell.of(link.linkedBy()),
                                words.time(link.resolvedAt())))
                        .toList(),
                "field.alert",
                "column.since",
                "column.by",
                "column.resolved");
    }

    Table outreach(CaseDetails details) {
        return desk.table(
                "outreach",
                "alert.outreach",
                "alert.outreach.none",
                details.outreach().stream()
                        .map(link -> Table.Row.of(
                                Cell.of(link.play()).linked(Desk.HOME + "/outreach/" + link.outreachId()),
                                Cell.of(desk.visit().named("outreach", link.status())),
                                words.time(link.changedAt())))
                        .toList(),
                "column.play",
                "column.state",
                "column.when");
    }

    Table evidence(CaseDetails details) {
        return desk.table(
                "evidence",
                "alert.evidence",
                "alert.evidence.none",
                details.evidence().stream()
                        .map(one -> Table.Row.of(
                                Cell.of(words.cause(one.what())),
                                Cell.of(desk.text("evidence." + one.kind())),
                                Cell.of(one.aspects().stream()
                                        .map(aspect -> desk.visit().named("aspect", aspect))
                                        .collect(Collectors.joining(", "))),
                                words.name(
                                        one.touchpoint() == null
                                                ? null
                                                : desk.visit().named("touchpoint", one.touchpoint())),
                                words.name(one.product()),
                                Cell.of(alertParts.places(one.spans())),
                                Cell.of(one.id().toString()).toned("quiet")))
                        .toList(),
                "column.what",
                "column.source",
                "column.aspects",
                "column.touchpoint",
                "column.product",
                "column.places",
                "column.id");
    }

    Table responses(CaseDetails details) {
        return desk.table(
                "responses",
                "case.responses",
                "case.responses.none",
                details.responses().stream()
                        .map(one -> Table.Row.of(
                                Cell.of(desk.text("response." + one.kind().wire())),
                                Cell.of(desk.text("channel." + one.channel().wire())),
                                Cell.of(one.by()),
                                words.time(one.at()),
                                Cell.of(one.note() == null ? "" : one.note())))
                        .toList(),
                "field.response",
                "column.channel",
                "column.by",
                "column.when",
                "column.note");
    }

    Table history(CaseDetails details) {
        return desk.table(
                "history",
                "alert.timeline",
                "table.none",
                details.history().stream()
                        .map(step -> Table.Row.of(
                                words.time(step.at()),
                                Cell.of(desk.visit().named("step", step.step())),
                                Cell.of(step.actor()),
                                Cell.of(step.note() == null ? "" : step.note())))
                        .toList(),
                "column.when",
                "column.step",
                "column.by",
                "column.note");
    }

    /** What people said, as they wrote it. */
    Block[] comments(CaseDetails details) {
        if (details.comments().isEmpty()) {
            return new Block[] {Prose.of(desk.text("case.comments.none"))};
        }
        var numbers = desk.visit().numbers();
        return details.comments().stream()
                .map(said -> Marked.of(said.text(), List.of(), said.author() + " · " + numbers.time(said.at())))
                .toArray(Block[]::new);
    }
}
