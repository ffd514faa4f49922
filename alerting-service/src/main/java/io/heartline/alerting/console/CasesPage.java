package io.heartline.alerting.console;

import io.heartline.alerting.casework.CaseChangeResource;
import io.heartline.alerting.casework.CaseResource;
import io.heartline.alerting.casework.CaseViews.CaseView;
import io.heartline.alerting.casework.RootCause;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Form;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.contracts.Ids;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The cases, and a new one by hand. */
@Path("/console/inbox/cases")
class CasesPage {
    private static final String PATH = Desk.HOME + "/cases";
    private static final List<String> STATES = List.of("open", "overdue", "closed", "all");
    private static final int ROWS = 50;

    private final Desk desk;
    private final Words words;
    private final CaseResource cases;
    private final CaseChangeResource changes;

    CasesPage(Desk desk, Words words, CaseResource cases, CaseChangeResource changes) {
        this.desk = desk;
        this.words = words;
        this.cases = cases;
        this.changes = changes;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        return desk.answer(page(desk.blank(), null));
    }

    @POST
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.OPERATE)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response open(MultivaluedMap<String, String> form) {
        var entered = desk.entered(form);
        // The id is in the form, so that a form that is sent twice opens one case.
        var id = entered.as("id");
        return desk.done(PATH + "/" + id, () -> open(entered), refusal -> page(entered, refusal));
    }

    private void open(Entered entered) {
        var customer = entered.id("customer");
        changes.open(new CaseChangeResource.NewCase(
                entered.id("id"),
                entered.as("brand").strip(),
                entered.as("title").strip(),
                entered.number("severity"),
                entered.text("owner"),
                entered.text("team"),
                null,
                null,
                customer == null ? null : List.of(customer),
                null,
                null));
    }

    private Page page(Entered entered, @Nullable Notice refusal) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.full(desk.text("cases.list"), null, states(), causes(), table()));
        if (desk.may(Role.OPERATE)) {
            sections.add(Section.full(desk.text("cases.new"), desk.text("cases.new.note"), form(entered)));
        }
        return desk.page("cases", desk.text("inbox.tab.cases"), desk.text("cases.lead"), refusal, sections);
    }

    private String state() {
        var state = desk.visit().query("state");
        return state == null ? "open" : state;
    }

    private Choice states() {
        return new Choice(
                desk.text("column.state"),
                STATES.stream()
                        .map(state -> new Choice.Option(
                                desk.text("cases." + state),
                                address(state, desk.visit().query("cause")),
                                state.equals(state())))
                        .toList());
    }

    private Choice causes() {
        var cause = desk.visit().query("cause");
        return new Choice(
                desk.text("column.rootCause"),
                Stream.concat(
                                Stream.of(new Choice.Option(
                                        desk.text("filter.any"), address(state(), null), cause == null)),
                                Arrays.stream(RootCause.values())
                                        .map(RootCause::wire)
                                        .map(one -> new Choice.Option(
                                                desk.text("rootCause." + one),
                                                address(state(), one),
                                                one.equals(cause))))
                        .toList());
    }

    private String address(String state, @Nullable String cause) {
        return Desk.address(PATH, "state", state.equals("open") ? null : state, "brand", desk.brand(), "cause", cause);
    }

    private Table table() {
        var state = state();
        var page = cases.list(
                null,
                state.equals("open") ? Boolean.TRUE : state.equals("closed") ? Boolean.FALSE : null,
                desk.visit().query("owner"),
                desk.visit().query("team"),
                desk.brand(),
                null,
                desk.visit().query("cause"),
                null,
                state.equals("overdue") ? Boolean.TRUE : null,
                ROWS,
                desk.visit().query("cursor"));
        var next = page.nextCursor();
        return new Table(
                "cases",
                desk.text("cases.list"),
                List.of(
                        Column.text(desk.text("column.what")),
                        Column.number(desk.text("column.severity")),
                        Column.text(desk.text("column.state")),
                        Column.text(desk.text("column.owner")),
                        Column.text(desk.text("column.team")),
                        Column.text(desk.text("column.rootCause")),
                        Column.text(desk.text("column.due")),
                        Column.text(desk.text("column.since")),
                        Column.text(desk.text("column.brand"))),
                page.items().stream().map(this::row).toList(),
                desk.text("cases.empty"),
                next == null ? null : Desk.address(address(state, desk.visit().query("cause")), "cursor", next));
    }

    private Table.Row row(CaseView one) {
        var due = words.time(one.dueAt());
        var cause = one.rootCause();
        return Table.Row.of(
                Cell.of(words.title(one.title())).linked(PATH + "/" + one.id()),
                words.severity(one.severity()),
                Cell.of(desk.text("case." + one.status().wire())),
                words.name(one.owner()),
                words.name(one.team()),
                words.name(cause == null ? null : desk.text("rootCause." + cause.wire())),
                one.overdue() ? due.toned("bad") : due,
                words.time(one.openedAt()),
                Cell.of(one.brand()));
    }

    private Form form(Entered entered) {
        UUID id = Ids.next();
        return new Form(
                PATH,
                true,
                false,
                List.of(
                        Form.Field.of("hidden", "id", "", entered.or("id", id)),
                        Form.Field.of("text", "title", desk.text("field.title"), entered.as("title"))
                                .hinted(desk.text("field.title.hint")),
                        Form.Field.of("text", "brand", desk.text("column.brand"), entered.or("brand", desk.brand())),
                        Form.Field.of("number", "severity", desk.text("field.severity"), entered.or("severity", 5)),
                        Form.Field.of("text", "customer", desk.text("field.customer"), entered.as("customer")),
                        Form.Field.of("text", "owner", desk.text("column.owner"), entered.or("owner", desk.me()))),
                List.of(new Form.Button(desk.text("do.open"), "open", "first")));
    }
}
