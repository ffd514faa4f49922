package io.heartline.alerting.console;

import io.heartline.alerting.oncall.Participant;
import io.heartline.alerting.oncall.ScheduleResource;
import io.heartline.alerting.oncall.ScheduleResource.ScheduleView;
import io.heartline.alerting.oncall.ScheduleResource.ShiftView;
import io.heartline.alerting.oncall.StandInResource;
import io.heartline.alerting.oncall.StandInResource.StandInView;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Form;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.heartline.platform.problem.NotFound;
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
import org.jspecify.annotations.Nullable;

/** Who is on call now, who is next, and who stands in. */
@Path("/console/inbox/on-call")
class OnCallPage {
    private static final String PATH = Desk.HOME + "/on-call";
    private static final int SHIFTS_SHOWN = 6;

    private final Desk desk;
    private final Words words;
    private final ScheduleResource schedules;
    private final StandInResource standIns;

    OnCallPage(Desk desk, Words words, ScheduleResource schedules, StandInResource standIns) {
        this.desk = desk;
        this.words = words;
        this.schedules = schedules;
        this.standIns = standIns;
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
    public Response post(MultivaluedMap<String, String> form) {
        var entered = desk.entered(form);
        return desk.done(PATH, () -> act(entered), refusal -> page(entered, refusal));
    }

    private void act(Entered entered) {
        var schedule = entered.as("schedule");
        switch (entered.pressed()) {
            case "stand-in" ->
                standIns.create(
                        schedule,
                        new StandInResource.StandInRequest(
                                entered.as(field("participant", schedule)),
                                entered.neededTime(field("from", schedule)),
                                entered.neededTime(field("to", schedule))));
            case "remove" -> standIns.delete(schedule, entered.needed(field("override", schedule), UUID::fromString));
            default -> throw Entered.unknownButton();
        }
    }

    private Page page(Entered entered, @Nullable Notice refusal) {
        List<Section> sections = new ArrayList<>();
        for (var schedule : all()) {
            sections.add(Section.half(
                    schedule.name(),
                    desk.text("onCall.zone", schedule.schedule().zone()),
                    now(schedule)));
            sections.add(
                    Section.half(desk.text("onCall.standIns", schedule.name()), null, standIns(schedule, entered)));
        }
        if (sections.isEmpty()) {
            sections.add(Section.full("", null, Notice.empty(desk.text("onCall.none"), desk.text("onCall.none.text"))));
        }
        return desk.page("on-call", desk.text("inbox.tab.on-call"), desk.text("onCall.lead"), refusal, sections);
    }

    /** Schedules are no brand's: a key of some brands sees none. */
    private List<ScheduleView> all() {
        try {
            return schedules.list().items();
        } catch (NotFound e) {
            return List.of();
        }
    }

    private Block[] now(ScheduleView schedule) {
        var name = schedule.name();
        var shifts = schedules.shifts(name, null, null).items();
        var somebody = schedules.onCall(name, null);
        var who = somebody.participant();
        var receivers = somebody.receivers();
        var figure = Figure.of(
                        desk.text("onCall.now"),
                        who == null ? desk.text("owner.nobody") : who,
                        receivers == null ? desk.text("onCall.nobody") : String.join(", ", receivers))
                .toned(who == null ? "bad" : "plain")
                .big();
        return new Block[] {new Figures(List.of(figure)), next(name, shifts)};
    }

    private Table next(String name, List<ShiftView> shifts) {
        return new Table(
                "shifts-" + name,
                desk.text("onCall.next", name),
                List.of(
                        Column.text(desk.text("column.who")),
                        Column.text(desk.text("column.from")),
                        Column.text(desk.text("column.until"))),
                shifts.stream()
                        .limit(SHIFTS_SHOWN)
                        .map(shift -> Table.Row.of(
                                Cell.of(shift.participant()), words.time(shift.from()), words.time(shift.to())))
                        .toList(),
                desk.text("onCall.nobody"));
    }

    private Block[] standIns(ScheduleView schedule, Entered entered) {
        var name = schedule.name();
        var found = standIns.list(name).items();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Table(
                "stand-ins-" + name,
                desk.text("onCall.standIns", name),
                List.of(
                        Column.text(desk.text("column.who")),
                        Column.text(desk.text("column.from")),
                        Column.text(desk.text("column.until"))),
                found.stream()
                        .map(one ->
                                Table.Row.of(Cell.of(one.participant()), words.time(one.from()), words.time(one.to())))
                        .toList(),
                desk.text("onCall.standIns.none")));
        if (desk.may(Role.OPERATE)) {
            blocks.add(standIn(schedule, entered));
            if (!found.isEmpty()) {
                blocks.add(removal(name, found));
            }
        }
        return blocks.toArray(Block[]::new);
    }

    private Form standIn(ScheduleView schedule, Entered entered) {
        var name = schedule.name();
        var people = schedule.schedule().participants().stream()
                .map(Participant::name)
                .map(one -> new Form.Option(one, one))
                .toList();
        var who = field("participant", name);
        var from = field("from", name);
        var to = field("to", name);
        return new Form(
                PATH,
                true,
                false,
                List.of(
                        Form.Field.of("hidden", "schedule", "", name),
                        Form.Field.select(who, desk.text("column.who"), entered.as(who), people),
                        Form.Field.of("datetime-local", from, desk.text("column.from"), entered.as(from)),
                        Form.Field.of("datetime-local", to, desk.text("column.until"), entered.as(to))
                                .hinted(desk.text("field.zone", entered.zone().getId()))),
                List.of(new Form.Button(desk.text("do.stand-in"), "stand-in", "second")));
    }

    private Form removal(String name, List<StandInView> found) {
        var numbers = desk.visit().numbers();
        var options = found.stream()
                .map(one -> new Form.Option(one.id().toString(), one.participant() + " · " + numbers.time(one.from())))
                .toList();
        return new Form(
                PATH,
                true,
                false,
                List.of(
                        Form.Field.of("hidden", "schedule", "", name),
                        Form.Field.select(field("override", name), desk.text("field.standIn"), null, options)),
                List.of(new Form.Button(desk.text("do.remove"), "remove", "danger")));
    }

    /** Fields of several schedules are on one page, and each needs a name of its own. */
    private static String field(String name, String schedule) {
        return name + "-" + schedule;
    }
}
