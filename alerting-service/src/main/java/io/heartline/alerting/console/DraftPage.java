package io.heartline.alerting.console;

import io.heartline.alerting.alert.AlertResource;
import io.heartline.alerting.outreach.OutreachDraftResource;
import io.heartline.alerting.outreach.OutreachResource;
import io.heartline.alerting.outreach.OutreachView;
import io.heartline.console.page.Block;
import io.heartline.console.page.Form;
import io.heartline.console.page.Marked;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Prose;
import io.heartline.console.page.Section;
import io.heartline.contracts.OutreachStatus;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One draft: what it says, what it rests on, whether it may leave, and the decision about it. */
@Path("/console/inbox/outreach/{id}")
class DraftPage {
    private final Desk desk;
    private final OutreachResource outreach;
    private final OutreachDraftResource drafts;
    private final AlertResource alerts;
    private final AlertParts alertParts;
    private final DraftParts parts;

    DraftPage(
            Desk desk,
            OutreachResource outreach,
            OutreachDraftResource drafts,
            AlertResource alerts,
            AlertParts alertParts,
            DraftParts parts) {
        this.desk = desk;
        this.outreach = outreach;
        this.drafts = drafts;
        this.alerts = alerts;
        this.alertParts = alertParts;
        this.parts = parts;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get(@RestPath UUID id) {
        return desk.answer(page(id, desk.blank(), null));
    }

    @POST
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.OPERATE)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response post(@RestPath UUID id, MultivaluedMap<String, String> form) {
        var entered = desk.entered(form);
        return desk.done(Desk.HOME + "/outreach/" + id, () -> act(id, entered), refusal -> page(id, entered, refusal));
    }

    private void act(UUID id, Entered entered) {
        switch (entered.pressed()) {
            case "approve" ->
                outreach.approve(id, new OutreachResource.Approval(entered.needed("version", Integer::valueOf)));
            case "reword" ->
                drafts.reword(
                        id,
                        new OutreachDraftResource.Rewording(
                                entered.needed("version", Integer::valueOf), entered.as("draft")));
            case "reject" -> outreach.reject(id, new OutreachResource.Rejection(entered.text("reason")));
            default -> throw Entered.unknownButton();
        }
    }

    private Page page(UUID id, Entered entered, @Nullable Notice refusal) {
        var details = outreach.get(id);
        var one = details.outreach();
        boolean decides = one.status() == OutreachStatus.PROPOSED && desk.may(Role.OPERATE);
        List<Section> sections = new ArrayList<>();
        sections.add(
                decides
                        ? Section.wide(desk.text("draft.text"), desk.text("draft.text.note"), text(one))
                        : Section.full(desk.text("draft.text"), desk.text("draft.text.note"), text(one)));
        if (decides) {
            sections.add(
                    Section.third(desk.text("draft.decide"), desk.text("draft.decide.note"), decision(one, entered)));
        }
        if (one.status() == OutreachStatus.PROPOSED || one.status() == OutreachStatus.APPROVED) {
            sections.add(Section.full(
                    desk.text("draft.permission"), desk.text("draft.permission.note"), parts.permission(id)));
        }
        if (decides) {
            sections.add(Section.full(desk.text("draft.edit"), desk.text("draft.edit.note"), edit(one, entered)));
        }
        sections.add(Section.half(desk.text("draft.about"), null, parts.about(one)));
        sections.add(Section.half(desk.text("draft.facts"), desk.text("draft.facts.note"), facts(one)));
        sections.add(Section.full(desk.text("draft.wordings"), null, parts.wordings(details)));
        sections.add(Section.half(desk.text("alert.timeline"), null, parts.history(details)));
        sections.add(
                Section.half(desk.text("alert.deliveries"), desk.text("alert.deliveries.note"), alertParts.told(id)));
        return desk.page("outreach", desk.text("action." + one.action().wire()), lead(one), refusal, sections);
    }

    private String lead(OutreachView one) {
        return desk.text(
                "alert.lead",
                desk.text("kind.outreach"),
                desk.text("outreach." + one.status().wire()),
                one.brand());
    }

    private Block text(OutreachView one) {
        var draft = one.draft();
        return draft == null
                ? Prose.of(desk.text("draft.none"))
                : Marked.of(
                        draft,
                        List.of(),
                        desk.text("draft.version", one.draftVersion(), String.valueOf(one.language())));
    }

    private Block[] decision(OutreachView one, Entered entered) {
        var version = Form.Field.of("hidden", "version", "", Integer.toString(one.draftVersion()));
        var reason = Form.Field.of("area", "reason", desk.text("field.reason"), entered.as("reason"));
        return new Block[] {
            form(one, List.of(version), new Form.Button(desk.text("do.approve"), "approve", "first")),
            form(one, List.of(reason), new Form.Button(desk.text("do.reject"), "reject", "danger"))
        };
    }

    private Form edit(OutreachView one, Entered entered) {
        return form(
                one,
                List.of(
                        Form.Field.of("hidden", "version", "", Integer.toString(one.draftVersion())),
                        Form.Field.of("area", "draft", desk.text("draft.text"), entered.or("draft", one.draft()))),
                new Form.Button(desk.text("do.reword"), "reword", "second"));
    }

    private static Form form(OutreachView one, List<Form.Field> fields, Form.Button button) {
        return new Form(Desk.HOME + "/outreach/" + one.id(), true, false, fields, List.of(button));
    }

    /** What fired, and by which figures: all that the words are made of. */
    private Block facts(OutreachView one) {
        return alertParts.why(alerts.get(one.alertId()).alert());
    }
}
