package io.heartline.alerting.console;

import io.heartline.alerting.contactpolicy.Refusal;
import io.heartline.alerting.outreach.OutreachDetails;
import io.heartline.alerting.outreach.OutreachView;
import io.heartline.alerting.outreach.PermissionResource;
import io.heartline.alerting.outreach.PermissionResource.PermissionView;
import io.heartline.alerting.play.PlayResource;
import io.heartline.alerting.play.Variant;
import io.heartline.console.Lang;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Table;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is known of an outreach, as parts of its page. */
@ApplicationScoped
class DraftParts {
    private static final int VERSIONS = 100;

    private final Desk desk;
    private final Words words;
    private final PermissionResource permissions;
    private final PlayResource plays;

    DraftParts(Desk desk, Words words, PermissionResource permissions, PlayResource plays) {
        this.desk = desk;
        this.words = words;
        this.permissions = permissions;
        this.plays = plays;
    }

    /** Whether it may leave now, by which rule, and what would have to change. */
    Block[] permission(UUID id) {
        var said = permissions.permission(id);
        var rows = said.refusals().stream().map(this::refusal).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(verdict(said));
        if (!rows.isEmpty()) {
            blocks.add(desk.table(
                    "permission",
                    "draft.permission",
                    "table.none",
                    rows,
                    "column.rule",
                    "column.why",
                    "column.change",
                    "column.until"));
        }
        return blocks.toArray(Block[]::new);
    }

    private Notice verdict(PermissionView said) {
        var channel = desk.visit().named("channel", said.channel());
        var from = said.allowedFrom();
        var numbers = desk.visit().numbers();
        var purpose = desk.text("purpose." + said.purpose().wire());
        if (said.allowed()) {
            return new Notice(
                    "good",
                    desk.text("permission.yes"),
                    desk.text("permission.yes.text", channel, purpose),
                    null,
                    null);
        }
        var rule = desk.visit().named("contact", said.rule());
        return from == null
                ? new Notice(
                        "alarm", desk.text("permission.never"), desk.text("permission.never.text", rule), null, null)
                : new Notice(
                        "caution",
                        desk.text("permission.later", numbers.time(from)),
                        desk.text("permission.later.text", rule),
                        null,
                        null);
    }

    private Table.Row refusal(Refusal refusal) {
        var until = refusal.until();
        return Table.Row.of(
                Cell.of(desk.visit().named("contact", refusal.rule())),
                Cell.of(refusal.reason()),
                Cell.of(desk.visit().lang() == Lang.EN ? refusal.change() : change(refusal)),
                until == null ? Cell.of(desk.text("permission.open")) : words.time(until));
    }

    private String change(Refusal refusal) {
        return desk.visit().named("change", refusal.rule());
    }

    /** What the play says of it. */
    Table about(OutreachView one) {
        var numbers = desk.visit().numbers();
        List<Table.Row> rows = new ArrayList<>();
        rows.add(row("column.customer", Cell.of(one.customerId().toString()).linked(desk.customer(one.customerId()))));
        rows.add(
                row("field.alert", Cell.of(Words.brief(one.alertId())).linked(Desk.HOME + "/alerts/" + one.alertId())));
        rows.add(row("column.play", Cell.of(desk.text("draft.play", one.play(), one.playVersion()))));
        variant(one).ifPresent(variant -> {
            rows.add(row("column.tone", Cell.of(desk.text("tone." + variant.tone()))));
            rows.add(row("column.length", Cell.of(desk.text("length." + variant.length()))));
        });
        rows.add(row("column.language", words.name(one.language())));
        rows.add(row("draft.harm", Cell.of(desk.text(one.severeHarm() ? "draft.harm.yes" : "word.no"))));
        rows.add(row("draft.crossover", Cell.of(desk.text(one.crossover() ? "draft.crossover.yes" : "word.no"))));
        var reward = one.reward();
        if (reward != null) {
            rows.add(row(
                    "draft.reward",
                    Cell.of(desk.text(
                            "draft.reward.is",
                            reward.name(),
                            numbers.number(reward.amount().doubleValue(), 2),
                            reward.currency()))));
        }
        if (one.sendFrom() != null) {
            rows.add(row("draft.from", words.time(one.sendFrom())));
        }
        if (one.sendAfter() != null) {
            rows.add(row("draft.after", words.time(one.sendAfter())));
        }
        if (one.reason() != null) {
            rows.add(row("column.reason", Cell.of(desk.visit().named("contact", one.reason()))));
        }
        return desk.table("about", "draft.about", "table.none", rows, "column.fact", "column.value");
    }

    private Table.Row row(String label, Cell value) {
        return Table.Row.of(Cell.of(desk.text(label)), value);
    }

    /** The variant that was drawn, if that version of the play is kept still. */
    private Optional<Variant> variant(OutreachView one) {
        return plays.versions(one.play(), VERSIONS, null).items().stream()
                .filter(play -> play.version() == one.playVersion())
                .flatMap(play -> play.variants().stream())
                .filter(variant -> variant.id().equals(one.variant()))
                .findFirst();
    }

    Table wordings(OutreachDetails details) {
        var rows = details.drafts().reversed().stream()
                .map(one -> Table.Row.of(
                        Cell.of(Integer.toString(one.version()), one.version()),
                        Cell.of(desk.text("origin." + one.origin())),
                        Cell.of(one.author()),
                        words.time(one.at()),
                        Cell.of(one.text())))
                .toList();
        return desk.table(
                "wordings",
                "draft.wordings",
                "table.none",
                rows,
                "column.version",
                "column.origin",
                "column.by",
                "column.when",
                "draft.text");
    }

    Table history(OutreachDetails details) {
        var rows = details.history().stream()
                .map(step -> Table.Row.of(
                        words.time(step.at()),
                        Cell.of(desk.text("outreach." + step.status().wire())),
                        Cell.of(step.actor()),
                        Cell.of(step.reason() == null ? "" : desk.visit().named("contact", step.reason()))))
                .toList();
        return desk.table(
                "history",
                "alert.timeline",
                "table.none",
                rows,
                "column.when",
                "column.state",
                "column.by",
                "column.reason");
    }
}
