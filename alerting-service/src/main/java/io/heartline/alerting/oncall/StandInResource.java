package io.heartline.alerting.oncall;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Takes who stands in, one by one or as a calendar. */
@Path("/schedules/{name}")
@Tag(name = "On call")
public class StandInResource {
    private static final Duration AHEAD_MAX = Duration.ofDays(400);
    private static final int CALENDAR_MAX = 512 * 1024;

    private final Plans plans;
    private final StandIns standIns;
    private final Caller caller;
    private final Clock clock;

    StandInResource(Plans plans, StandIns standIns, Caller caller, Clock clock) {
        this.plans = plans;
        this.standIns = standIns;
        this.caller = caller;
        this.clock = clock;
    }

    /** Somebody who is to stand in. */
    public record StandInRequest(
            @NotBlank @Size(max = 100) String participant,
            @NotNull Instant from,
            @NotNull Instant to) {}

    /** Somebody who stands in. */
    public record StandInView(UUID id, String participant, Instant from, Instant to) {}

    /** How many shifts a calendar had. */
    public record ImportedView(int imported) {}

    @GET
    @Path("/overrides")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @Transactional
    @Operation(summary = "Who stands in, from now on")
    @APIResponse(
            responseCode = "200",
            description = "All that are not over, at most 5000",
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
                                                        implementation = StandInView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Always null: there are few")
                                            }),
                            examples = @ExampleObject(name = "one", value = OnCallExamples.STAND_INS)))
    public Page<StandInView> list(@RestPath String name) {
        ScheduleAccess.known(plans, caller, name);
        var now = clock.instant();
        var found = standIns.between(name, now, now.plus(AHEAD_MAX)).stream()
                .map(StandInResource::view)
                .toList();
        return new Page<>(found, null);
    }

    @POST
    @Path("/overrides")
    @RolesAllowed({Role.OPERATE, Role.ADMIN})
    @Transactional
    @Operation(summary = "Have somebody stand in; the newest lies above the others")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "one", value = OnCallExamples.STAND_IN)))
    @APIResponse(
            responseCode = "201",
            description = "Who stands in",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StandInView.class),
                            examples = @ExampleObject(name = "one", value = OnCallExamples.STAND_IN_VIEW)))
    public RestResponse<StandInView> create(@RestPath String name, @Valid @NotNull StandInRequest request) {
        var schedule = ScheduleAccess.known(plans, caller, name).plan();
        if (schedule.participant(request.participant()).isEmpty()) {
            throw refused("participant", "is no participant of the schedule");
        }
        var now = clock.instant();
        if (!request.from().isBefore(request.to()) || request.to().isAfter(now.plus(AHEAD_MAX))) {
            throw refused("to", "is not after from, or more than 400 days away");
        }
        var entry = new Calendars.Entry(request.participant(), request.from(), request.to());
        var made = standIns.add(name, entry, false, caller.name());
        return RestResponse.ResponseBuilder.<StandInView>created(
                        URI.create("/schedules/" + name + "/overrides/" + made.id()))
                .entity(view(made))
                .build();
    }

    @DELETE
    @Path("/overrides/{id}")
    @RolesAllowed({Role.OPERATE, Role.ADMIN})
    @Transactional
    @Operation(summary = "Have somebody stand in no more")
    @APIResponse(responseCode = "204", description = "Nobody stands in by this")
    public void delete(@RestPath String name, @RestPath UUID id) {
        ScheduleAccess.known(plans, caller, name);
        if (!standIns.remove(name, id)) {
            throw new NotFound("unknown-override", "There is no override " + id + ".");
        }
    }

    @POST
    @Path("/calendar")
    @Consumes("text/calendar")
    @RolesAllowed({Role.OPERATE, Role.ADMIN})
    @Transactional
    @Operation(
            summary = "Take a calendar (RFC 5545) as overrides, instead of the one taken before",
            description = "The summary of each event is a participant's name. Repeating events are taken for 400 days.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/calendar",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "empty", value = OnCallExamples.CALENDAR)))
    @APIResponse(
            responseCode = "200",
            description = "How many shifts there are now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ImportedView.class),
                            examples = @ExampleObject(name = "one", value = OnCallExamples.IMPORTED)))
    public ImportedView take(@RestPath String name, @NotNull String calendar) {
        var schedule = ScheduleAccess.known(plans, caller, name).plan();
        if (calendar.length() > CALENDAR_MAX) {
            throw new InvalidInput("invalid-calendar", "The calendar has more than " + CALENDAR_MAX + " characters.");
        }
        var entries = entries(calendar, schedule);
        if (!entries.stream()
                .allMatch(entry -> schedule.participant(entry.summary()).isPresent())) {
            throw new InvalidInput("invalid-calendar", "An event's summary is no participant of the schedule.");
        }
        standIns.removeImported(name);
        entries.forEach(entry -> standIns.add(name, entry, true, caller.name()));
        return new ImportedView(entries.size());
    }

    private List<Calendars.Entry> entries(String calendar, Schedule schedule) {
        var now = clock.instant();
        try {
            return Calendars.read(calendar, TimeZone.getTimeZone(schedule.zone()), now, now.plus(AHEAD_MAX));
        } catch (Calendars.Unreadable e) {
            throw new InvalidInput("invalid-calendar", "The calendar " + e.getMessage() + ".");
        }
    }

    private static InvalidInput refused(String field, String rule) {
        return new InvalidInput(
                "invalid",
                "The override breaks a rule; see errors.",
                List.of(new Violation(null, field, "invalid", rule)));
    }

    private static StandInView view(StandIn standIn) {
        return new StandInView(standIn.id(), standIn.participant(), standIn.from(), standIn.to());
    }
}
