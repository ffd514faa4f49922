package io.heartline.alerting.oncall;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows and changes who is on call. Schedules are for keys of all brands. */
@Path("/schedules")
@Tag(name = "On call")
public class ScheduleResource {
    private static final Duration PERIOD = Duration.ofDays(60);
    private static final Duration PERIOD_MAX = Duration.ofDays(400);

    private final Plans plans;
    private final StandIns standIns;
    private final Caller caller;
    private final Clock clock;

    ScheduleResource(Plans plans, StandIns standIns, Caller caller, Clock clock) {
        this.plans = plans;
        this.standIns = standIns;
        this.caller = caller;
        this.clock = clock;
    }

    /** A version of a schedule. */
    public record ScheduleView(String name, int version, Instant changedAt, String changedBy, Schedule schedule) {}

    /** Somebody's time on call. */
    public record ShiftView(Instant from, Instant to, String participant) {}

    /** Who is on call; nobody if both are null. */
    public record OnCallView(
            Instant at,
            @Nullable String participant,
            @Nullable List<String> receivers) {}

    @GET
    @RolesAllowed({Role.READ, Role.ADMIN})
    @Transactional
    @Operation(summary = "The schedules, by name")
    @APIResponse(
            responseCode = "200",
            description = "All schedules",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = ScheduleView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Always null: there are few")
                                            }),
                            examples = @ExampleObject(name = "one", value = OnCallExamples.SCHEDULES)))
    public Page<ScheduleView> list() {
        ScheduleAccess.ofAllBrands(caller, "");
        return new Page<>(
                plans.all(Plans.Kind.SCHEDULE).stream()
                        .map(ScheduleResource::view)
                        .toList(),
                null);
    }

    @GET
    @Path("/{name}")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @Transactional
    @Operation(summary = "A schedule")
    @APIResponse(
            responseCode = "200",
            description = "The schedule",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ScheduleView.class),
                            examples = @ExampleObject(name = "one", value = OnCallExamples.SCHEDULE_VIEW)))
    public ScheduleView get(@RestPath String name) {
        return view(known(name));
    }

    @PUT
    @Path("/{name}")
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @Operation(summary = "Give a schedule, as a whole; the same again changes nothing")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "one", value = OnCallExamples.SCHEDULE)))
    @APIResponse(
            responseCode = "200",
            description = "The schedule that holds from now on",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ScheduleView.class),
                            examples = @ExampleObject(name = "one", value = OnCallExamples.SCHEDULE_VIEW)))
    public ScheduleView put(@RestPath String name, @NotNull Schedule schedule) {
        ScheduleAccess.ofAllBrands(caller, name);
        if (!Texts.isName(name)) {
            throw new InvalidInput("invalid-name", "A name has lower-case letters, digits and hyphens, at most 63.");
        }
        return view(plans.put(Plans.Kind.SCHEDULE, name, schedule, caller.name()));
    }

    @GET
    @Path("/{name}/on-call")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @Transactional
    @Operation(summary = "Who is on call now, or at an instant")
    @APIResponse(
            responseCode = "200",
            description = "Somebody, or nobody",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OnCallView.class),
                            examples = @ExampleObject(name = "one", value = OnCallExamples.ON_CALL)))
    public OnCallView onCall(@RestPath String name, @RestQuery @Nullable Instant at) {
        var schedule = known(name).plan();
        var asked = at == null ? clock.instant() : at;
        var somebody = schedule.onCall(standIns.between(name, asked, asked.plusMillis(1)), asked);
        return new OnCallView(
                asked,
                somebody.map(Participant::name).orElse(null),
                somebody.map(Participant::receivers).orElse(null));
    }

    @GET
    @Path("/{name}/shifts")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @Transactional
    @Operation(summary = "Who is on call when: 60 days from now if nothing else is asked for, at most 400")
    @APIResponse(
            responseCode = "200",
            description = "The shifts, in order",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = ShiftView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Always null: there are few")
                                            }),
                            examples = @ExampleObject(name = "one", value = OnCallExamples.SHIFTS)))
    public Page<ShiftView> shifts(
            @RestPath String name, @RestQuery @Nullable Instant from, @RestQuery @Nullable Instant to) {
        var shifts = between(name, from, to).stream()
                .map(shift -> new ShiftView(
                        shift.from(), shift.to(), shift.participant().name()))
                .toList();
        return new Page<>(shifts, null);
    }

    @GET
    @Path("/{name}/calendar.ics")
    @Produces("text/calendar")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @Transactional
    @Operation(summary = "The same as a calendar (RFC 5545)")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content =
                    @Content(
                            mediaType = "text/calendar",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "empty", value = OnCallExamples.CALENDAR)))
    public String calendar(@RestPath String name, @RestQuery @Nullable Instant from, @RestQuery @Nullable Instant to) {
        return Calendars.write(name, between(name, from, to), clock.instant());
    }

    private List<Shifts.Shift> between(String name, @Nullable Instant from, @Nullable Instant to) {
        var schedule = known(name).plan();
        var begin = from == null ? clock.instant() : from;
        var end = to == null ? begin.plus(PERIOD) : to;
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(PERIOD_MAX) > 0) {
            throw new InvalidInput("invalid-period", "from is not before to, or more than 400 days before it.");
        }
        return Shifts.between(schedule, standIns.between(name, begin, end), begin, end);
    }

    private Plans.Versioned<Schedule> known(String name) {
        return ScheduleAccess.known(plans, caller, name);
    }

    private static ScheduleView view(Plans.Versioned<Schedule> found) {
        return new ScheduleView(found.name(), found.version(), found.changedAt(), found.changedBy(), found.plan());
    }
}
