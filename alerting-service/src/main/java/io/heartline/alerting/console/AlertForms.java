package io.heartline.alerting.console;

import io.heartline.alerting.alert.AlertResource;
import io.heartline.alerting.alert.AlertStatus;
import io.heartline.alerting.alert.AlertViews.AlertView;
import io.heartline.alerting.alert.AlertWorkResource;
import io.heartline.alerting.alert.AlertWorkResource.WorkView;
import io.heartline.alerting.alert.Verdict;
import io.heartline.console.page.Block;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Form;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What whoever operates can do with an alert. */
@ApplicationScoped
class AlertForms {
    private final Desk desk;
    private final AlertResource alerts;
    private final AlertWorkResource work;

    AlertForms(Desk desk, AlertResource alerts, AlertWorkResource work) {
        this.desk = desk;
        this.alerts = alerts;
        this.work = work;
    }

    /** Who works on an alert, and what it was worth. */
    WorkView work(UUID id) {
        return work.get(id);
    }

    /** Does what the button that was pressed says. */
    void act(UUID id, Entered entered) {
        switch (entered.pressed()) {
            case "acknowledge" -> alerts.acknowledge(id);
            case "assign" ->
                work.assign(
                        id,
                        new AlertWorkResource.Assignment(entered.as("assignee").strip()));
            case "resolve" -> {
                // Read before anything is done: an outcome that is none resolves nothing.
                var verdict = entered.choice("verdict", Verdict::of);
                alerts.resolve(id, new AlertResource.Resolution(entered.text("note")));
                say(id, verdict);
            }
            case "outcome" -> say(id, entered.choice("verdict", Verdict::of));
            default -> throw Entered.unknownButton();
        }
    }

    private void say(UUID id, @Nullable Verdict verdict) {
        if (verdict != null) {
            work.outcome(id, new AlertWorkResource.OutcomeRequest(verdict, null));
        }
    }

    Block[] of(AlertView alert, WorkView worked, Entered entered) {
        var path = Desk.HOME + "/alerts/" + alert.id();
        List<Block> blocks = new ArrayList<>();
        if (alert.status() == AlertStatus.FIRING) {
            blocks.add(new Form(path, true, false, List.of(), List.of(button("acknowledge", "first"))));
        }
        var who = Form.Field.of(
                "text", "assignee", desk.text("field.assignee"), entered.or("assignee", worked.assignee()));
        if (alert.status() == AlertStatus.RESOLVED) {
            blocks.add(new Form(
                    path, true, false, List.of(verdict(worked, entered)), List.of(button("outcome", "first"))));
        } else {
            blocks.add(new Form(path, true, false, List.of(who), List.of(button("assign", "second"))));
            var note = Form.Field.of("area", "note", desk.text("field.note"), entered.as("note"));
            blocks.add(new Form(
                    path, true, false, List.of(verdict(worked, entered), note), List.of(button("resolve", "second"))));
            blocks.add(new Choice(
                    desk.text("alert.silence.label"),
                    List.of(new Choice.Option(desk.text("alert.silence"), silence(alert), false))));
        }
        return blocks.toArray(Block[]::new);
    }

    private Form.Button button(String name, String tone) {
        return new Form.Button(desk.text("do." + name), name, tone);
    }

    private Form.Field verdict(WorkView worked, Entered entered) {
        var said = worked.verdict();
        var options = Stream.concat(
                        Stream.of(new Form.Option("", desk.text("verdict.none"))),
                        Arrays.stream(Verdict.values())
                                .map(one -> new Form.Option(one.wire(), desk.text("verdict." + one.wire()))))
                .toList();
        return Form.Field.select(
                        "verdict",
                        desk.text("field.verdict"),
                        entered.or("verdict", said == null ? null : said.wire()),
                        options)
                .hinted(desk.text("field.verdict.hint"));
    }

    /** The page of silences, asking about alerts like this one. */
    private static String silence(AlertView alert) {
        return Desk.address(
                Desk.HOME + "/silences",
                "brand",
                alert.brand(),
                "kind",
                alert.kind().wire(),
                "rule",
                alert.rule());
    }
}
