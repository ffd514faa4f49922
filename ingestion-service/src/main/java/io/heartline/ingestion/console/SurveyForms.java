package io.heartline.ingestion.console;

import io.heartline.console.page.Form;
import io.heartline.console.page.Form.Button;
import io.heartline.console.page.Form.Field;
import io.heartline.console.page.Form.Option;
import io.heartline.ingestion.survey.InvitationChannel;
import io.heartline.platform.access.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The small forms of a survey's page. */
final class SurveyForms {
    private static final List<String> KINDS = List.of("external-id", "email", "phone", "handle", "anonymous-id");

    private SurveyForms() {}

    static boolean mayInvite(Desk desk) {
        return desk.visit().has(Role.INGEST) || desk.visit().has(Role.OPERATE);
    }

    static Form dryRun(Desk desk, String slug, Filled filled) {
        return new Form(
                SurveyViews.PATH + "/" + slug + "/dry-run",
                true,
                false,
                List.of(
                        Field.select(
                                "customer.kind",
                                desk.text("survey.dry.kind"),
                                filled.or("customer.kind", KINDS.getFirst()),
                                KINDS.stream()
                                        .map(kind ->
                                                new Option(kind, desk.visit().named("identifier", kind)))
                                        .toList()),
                        Field.of(
                                "text",
                                "customer.value",
                                desk.text("survey.dry.value"),
                                filled.or("customer.value", "")),
                        Field.select(
                                "channel",
                                desk.text("survey.dry.channel"),
                                filled.or("channel", ""),
                                Stream.concat(
                                                Stream.of(new Option("", desk.text("survey.dry.channel.own"))),
                                                Arrays.stream(InvitationChannel.values())
                                                        .map(one -> new Option(
                                                                one.wire(),
                                                                desk.visit().named("channel", one.wire()))))
                                        .toList())),
                List.of(new Button(desk.text("survey.dry.ask"), "", "second")));
    }

    /** What can become of a survey that is in this state. */
    static Form states(Desk desk, String slug, String state) {
        List<Button> buttons = new ArrayList<>();
        if (state.equals("active")) {
            buttons.add(new Button(desk.text("survey.pause"), "paused", "second"));
        } else {
            buttons.add(new Button(desk.text("survey.resume"), "active", "second"));
        }
        if (!state.equals("retired")) {
            buttons.add(new Button(desk.text("survey.retire"), "retired", "danger"));
        }
        return new Form(SurveyViews.PATH + "/" + slug + "/state", true, false, List.of(), buttons);
    }
}
