package io.heartline.alerting.console;

import io.heartline.alerting.casework.CaseResource;
import io.heartline.alerting.casework.CaseViews.CaseDetails;
import io.heartline.console.page.Block;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Prose;
import io.heartline.console.page.Section;
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

/** One case: whose it is, whom it concerns, how the customer was answered and whether the customer came back. */
@Path("/console/inbox/cases/{id}")
class CasePage {
    private final Desk desk;
    private final CaseResource cases;
    private final CaseDoors doors;
    private final CaseParts parts;
    private final CaseForms forms;

    CasePage(Desk desk, CaseResource cases, CaseDoors doors, CaseParts parts, CaseForms forms) {
        this.desk = desk;
        this.cases = cases;
        this.doors = doors;
        this.parts = parts;
        this.forms = forms;
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
        return desk.done(
                Desk.HOME + "/cases/" + id, () -> doors.act(id, entered), refusal -> page(id, entered, refusal));
    }

    private Page page(UUID id, Entered entered, @Nullable Notice refusal) {
        var details = cases.get(id);
        boolean operates = desk.may(Role.OPERATE);
        List<Section> sections = new ArrayList<>();
        List<Block> now = new ArrayList<>();
        now.add(parts.now(details));
        now.add(Prose.of(desk.text("case.customers.note")));
        now.add(parts.customers(details));
        now.add(parts.alerts(details));
        sections.add(new Section(desk.text("case.now"), null, operates ? "wide" : "full", now));
        if (operates) {
            sections.add(Section.third(desk.text("case.do"), null, forms.next(details.view(), entered)));
        }
        sections.addAll(conversation(details, entered, operates));
        sections.add(Section.full(desk.text("alert.outreach"), null, parts.outreach(details)));
        sections.add(
                Section.full(desk.text("alert.evidence"), desk.text("alert.evidence.note"), parts.evidence(details)));
        if (operates) {
            sections.add(
                    Section.half(desk.text("case.links"), desk.text("case.links.note"), forms.links(details, entered)));
        }
        sections.add(
                operates
                        ? Section.half(desk.text("alert.timeline"), null, parts.history(details))
                        : Section.full(desk.text("alert.timeline"), null, parts.history(details)));
        return desk.page("cases", parts.title(details), lead(details), refusal, sections);
    }

    private List<Section> conversation(CaseDetails details, Entered entered, boolean operates) {
        List<Section> sections = new ArrayList<>();
        sections.add(
                Section.half(desk.text("case.responses"), desk.text("case.responses.note"), parts.responses(details)));
        sections.add(Section.half(desk.text("case.comments"), null, parts.comments(details)));
        if (operates) {
            sections.add(Section.half(desk.text("case.respond"), null, forms.response(details.view(), entered)));
            sections.add(Section.half(desk.text("case.comment"), null, forms.comment(details.view(), entered)));
        }
        return sections;
    }

    private String lead(CaseDetails details) {
        var one = details.view();
        var scope = one.scope();
        var about = scope == null ? one.brand() : one.brand() + " · " + parts.scope(scope);
        return desk.text(
                "alert.lead",
                desk.text("kind.case"),
                desk.text("case." + one.status().wire()),
                about);
    }
}
