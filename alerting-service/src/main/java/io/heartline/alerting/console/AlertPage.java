package io.heartline.alerting.console;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.AlertResource;
import io.heartline.alerting.alert.AlertViews.AlertDetails;
import io.heartline.alerting.alert.AlertViews.AlertView;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
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

/** One alert: what fired and why, who was told, and what is done about it. */
@Path("/console/inbox/alerts/{id}")
class AlertPage {
    private final Desk desk;
    private final Words words;
    private final AlertResource alerts;
    private final AlertParts parts;
    private final AlertForms forms;

    AlertPage(Desk desk, Words words, AlertResource alerts, AlertParts parts, AlertForms forms) {
        this.desk = desk;
        this.words = words;
        this.alerts = alerts;
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
                Desk.HOME + "/alerts/" + id, () -> forms.act(id, entered), refusal -> page(id, entered, refusal));
    }

    private Page page(UUID id, Entered entered, @Nullable Notice refusal) {
        var details = alerts.get(id);
        var alert = details.alert();
        var worked = forms.work(id);
        boolean operates = desk.may(Role.OPERATE);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                desk.text("alert.why"),
                desk.text("alert.why.note"),
                operates ? "wide" : "full",
                List.of(parts.figures(alert, worked), parts.why(alert))));
        if (operates) {
            sections.add(Section.third(desk.text("alert.do"), null, forms.of(alert, worked, entered)));
        }
        if (alert.kind() == AlertKind.CRISIS) {
            sections.addAll(parts.crisis(alert));
        }
        sections.add(evidence(details));
        sections.add(Section.half(desk.text("alert.timeline"), null, timeline(details)));
        sections.add(Section.half(desk.text("alert.deliveries"), desk.text("alert.deliveries.note"), parts.told(id)));
        if (alert.customerId() != null) {
            sections.add(Section.full(desk.text("alert.outreach"), null, parts.answers(id)));
        }
        return desk.page("list", words.title(alert.title()), lead(alert), refusal, sections);
    }

    private String lead(AlertView alert) {
        var status = desk.text("state." + alert.status().wire());
        return desk.text("alert.lead", desk.text("kind." + alert.kind().wire()), status, alert.brand());
    }

    private Section evidence(AlertDetails details) {
        var numbers = desk.visit().numbers();
        var rows = details.evidence().stream()
                .map(cause -> Table.Row.of(
                        Cell.of(words.cause(cause.what())),
                        Cell.of(numbers.signed(cause.weight(), 2), cause.weight()),
                        Cell.of(desk.text("evidence." + cause.kind())),
                        Cell.of(parts.places(cause.spans())),
                        words.time(cause.occurredAt()),
                        Cell.of(cause.id().toString()).toned("quiet")))
                .toList();
        var table = new Table(
                "evidence",
                desk.text("alert.evidence"),
                List.of(
                        Column.text(desk.text("column.what")),
                        Column.number(desk.text("column.weight")),
                        Column.text(desk.text("column.source")),
                        Column.text(desk.text("column.places")),
                        Column.text(desk.text("column.when")),
                        Column.text(desk.text("column.id"))),
                rows,
                desk.text("alert.evidence.none"));
        return Section.full(desk.text("alert.evidence"), desk.text("alert.evidence.note"), table);
    }

    private Table timeline(AlertDetails details) {
        var rows = details.history().stream()
                .map(step -> Table.Row.of(
                        words.time(step.at()),
                        Cell.of(desk.text("state." + step.status().wire())),
                        Cell.of(step.actor()),
                        Cell.of(step.note() == null ? "" : step.note())))
                .toList();
        return new Table(
                "timeline",
                desk.text("alert.timeline"),
                List.of(
                        Column.text(desk.text("column.when")),
                        Column.text(desk.text("column.state")),
                        Column.text(desk.text("column.by")),
                        Column.text(desk.text("column.note"))),
                rows,
                desk.text("table.none"));
    }
}
