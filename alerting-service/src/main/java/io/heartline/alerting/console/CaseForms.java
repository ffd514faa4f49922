package io.heartline.alerting.console;

import io.heartline.alerting.casework.CaseOutcome;
import io.heartline.alerting.casework.CaseStatus;
import io.heartline.alerting.casework.CaseViews.CaseDetails;
import io.heartline.alerting.casework.CaseViews.CaseView;
import io.heartline.alerting.casework.ResponseChannel;
import io.heartline.alerting.casework.ResponseKind;
import io.heartline.alerting.casework.RootCause;
import io.heartline.console.page.Block;
import io.heartline.console.page.Form;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What whoever operates can do with a case. */
@ApplicationScoped
class CaseForms {
    private final Desk desk;

    CaseForms(Desk desk) {
        this.desk = desk;
    }

    /** What comes next: to take it, to change it, to close it, or to open it again. */
    Block[] next(CaseView one, Entered entered) {
        List<Block> blocks = new ArrayList<>();
        if (one.status() == CaseStatus.OPEN) {
            blocks.add(form(one, List.of(), button("acknowledge", "first")));
        }
        blocks.add(form(one, changes(one, entered), button("change", "second")));
        if (one.status() == CaseStatus.CLOSED) {
            var reason = Form.Field.of("area", "reason", desk.text("field.reason"), entered.as("reason"));
            blocks.add(form(one, List.of(reason), button("reopen", "second")));
        } else {
            blocks.add(form(one, closing(entered), button("close", "second")));
        }
        return blocks.toArray(Block[]::new);
    }

    private List<Form.Field> changes(CaseView one, Entered entered) {
        var cause = one.rootCause();
        var causes = options(
                Arrays.stream(RootCause.values()).map(RootCause::wire), "rootCause", desk.text("rootCause.none"));
        var version = Form.Field.of("hidden", "version", "", Integer.toString(one.version()));
        var rootCause = Form.Field.select(
                "rootCause",
                desk.text("column.rootCause"),
                entered.or("rootCause", cause == null ? null : cause.wire()),
                causes);
        if (one.status() == CaseStatus.CLOSED) {
            return List.of(version, rootCause.hinted(desk.text("case.closed.hint")));
        }
        var due = entered.wall(one.dueAt());
        return List.of(
                version,
                Form.Field.of("text", "owner", desk.text("column.owner"), entered.or("owner", one.owner())),
                Form.Field.of("text", "team", desk.text("column.team"), entered.or("team", one.team())),
                Form.Field.of(
                        "number", "severity", desk.text("field.severity"), entered.or("severity", one.severity())),
                rootCause,
                Form.Field.of("hidden", "dueBefore", "", due),
                Form.Field.of("datetime-local", "due", desk.text("column.due"), entered.or("due", due))
                        .hinted(desk.text("field.zone", entered.zone().getId())));
    }

    private List<Form.Field> closing(Entered entered) {
        var outcomes = options(
                Arrays.stream(CaseOutcome.values()).map(CaseOutcome::wire), "outcome", desk.text("outcome.none"));
        return List.of(
                Form.Field.select("outcome", desk.text("field.outcome"), entered.as("outcome"), outcomes)
                        .hinted(desk.text("field.outcome.hint")),
                Form.Field.of("area", "note", desk.text("field.note"), entered.as("note")));
    }

    Form comment(CaseView one, Entered entered) {
        var text = Form.Field.of("area", "comment", desk.text("field.comment"), entered.as("comment"));
        return form(one, List.of(text), button("comment", "second"));
    }

    Form response(CaseView one, Entered entered) {
        var kinds = Arrays.stream(ResponseKind.values())
                .filter(kind -> kind != ResponseKind.OUTREACH)
                .map(ResponseKind::wire);
        var channels = Arrays.stream(ResponseChannel.values())
                .filter(channel -> channel != ResponseChannel.OUTREACH)
                .map(ResponseChannel::wire);
        return form(
                one,
                List.of(
                        Form.Field.select(
                                "kind",
                                desk.text("field.response"),
                                entered.as("kind"),
                                options(kinds, "response", null)),
                        Form.Field.select(
                                "channel",
                                desk.text("column.channel"),
                                entered.as("channel"),
                                options(channels, "channel", null)),
                        Form.Field.of("area", "said", desk.text("field.note"), entered.as("said"))),
                button("respond", "second"));
    }

    /** To add a customer or an alert, and to take off what does not belong. */
    Block[] links(CaseDetails details, Entered entered) {
        var one = details.view();
        List<Block> blocks = new ArrayList<>();
        blocks.add(form(
                one,
                List.of(
                        Form.Field.of("text", "customer", desk.text("field.customer"), entered.as("customer")),
                        Form.Field.of("text", "alert", desk.text("field.alert"), entered.as("alert"))),
                button("link", "second")));
        var customers = details.customers().stream()
                .map(customer -> new Form.Option(
                        customer.customerId().toString(),
                        desk.text("column.customer") + " " + Words.brief(customer.customerId())));
        var alerts = details.alerts().stream()
                .map(alert -> new Form.Option(
                        alert.alertId().toString(), desk.text("field.alert") + " " + Words.brief(alert.alertId())));
        var linked = Stream.concat(customers, alerts).toList();
        if (!linked.isEmpty()) {
            blocks.add(form(
                    one,
                    List.of(Form.Field.select("linked", desk.text("field.linked"), entered.as("linked"), linked)),
                    button("unlink", "danger")));
        }
        return blocks.toArray(Block[]::new);
    }

    private List<Form.Option> options(Stream<String> names, String group, @Nullable String none) {
        return Stream.concat(
                        Stream.ofNullable(none).map(words -> new Form.Option("", words)),
                        names.map(name -> new Form.Option(name, desk.text(group + "." + name))))
                .toList();
    }

    private Form.Button button(String name, String tone) {
        return new Form.Button(desk.text("do." + name), name, tone);
    }

    private static Form form(CaseView one, List<Form.Field> fields, Form.Button button) {
        return new Form(Desk.HOME + "/cases/" + one.id(), true, false, fields, List.of(button));
    }
}
