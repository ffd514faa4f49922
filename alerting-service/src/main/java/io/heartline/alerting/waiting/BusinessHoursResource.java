package io.heartline.alerting.waiting;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Shows and changes when the people of brands are there. */
@Path("/business-hours/{brand}")
@Tag(name = "Business hours")
class BusinessHoursResource {
    private static final int BRAND_LENGTH_MAX = 100;
    private static final String EXAMPLE = """
            {"timeZone": "Asia/Shanghai",
             "weekly": [{"day": "monday", "from": "09:00", "until": "18:00"},
                        {"day": "tuesday", "from": "09:00", "until": "18:00"}],
             "holidays": ["2026-10-01", "2026-10-02"]}""";
    private static final String ANSWER = """
            {"brand": "lantern-shop", "version": 1, "changedAt": "2026-11-21T09:12:31.486Z", "changedBy": "ops",
             "timeZone": "Asia/Shanghai", "weekly": [{"day": "monday", "from": "09:00", "until": "18:00"}],
             "holidays": ["2026-10-01"]}""";

    private final BusinessCalendars calendars;
    private final Caller caller;

    BusinessHoursResource(BusinessCalendars calendars, Caller caller) {
        this.calendars = calendars;
        this.caller = caller;
    }

    /** Hours of a day: {@code day} in English, {@code from} and {@code until} as HH:mm; until 00:00 is midnight. */
    public record OpeningView(
            @NotNull String day,
            @NotNull LocalTime from,
            @NotNull LocalTime until) {}

    /** When people are there: an IANA zone, the hours of a week, and the days without. */
    public record HoursInput(
            @NotNull String timeZone,
            @NotNull @Size(max = BusinessHours.OPENINGS_MAX) List<@NotNull @Valid OpeningView> weekly,
            @NotNull @Size(max = BusinessHours.HOLIDAYS_MAX) List<@NotNull LocalDate> holidays) {}

    /** When people are there; version 0 is all day, every day, until somebody says otherwise. */
    public record HoursView(
            String brand,
            int version,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            String timeZone,
            List<OpeningView> weekly,
            List<LocalDate> holidays) {}

    @GET
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "When the people of a brand are there")
    @APIResponse(
            responseCode = "200",
            description = "The hours",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HoursView.class),
                            examples = @ExampleObject(name = "hours", value = ANSWER)))
    public HoursView get(@RestPath String brand) {
        return view(calendars.current(visible(brand)));
    }

    @PUT
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Say when the people of a brand are there: a new version of the whole")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "hours", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The hours that hold from now on",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HoursView.class),
                            examples = @ExampleObject(name = "hours", value = ANSWER)))
    public HoursView put(@RestPath String brand, @Valid @NotNull HoursInput input) {
        if (brand.isBlank() || brand.length() > BRAND_LENGTH_MAX) {
            throw new InvalidInput("invalid-brand", "A brand has 1 to " + BRAND_LENGTH_MAX + " characters.");
        }
        return view(calendars.put(visible(brand), hours(input), caller.name()));
    }

    private static BusinessHours hours(HoursInput input) {
        try {
            var weekly = input.weekly().stream()
                    .map(one -> new BusinessHours.Opening(
                            DayOfWeek.valueOf(one.day().toUpperCase(Locale.ROOT)), one.from(), one.until()))
                    .toList();
            return new BusinessHours(input.timeZone(), weekly, new HashSet<>(input.holidays()));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(
                    "invalid-hours",
                    "Days are monday to sunday, openings end after they begin and do not overlap, and the time zone is an"
                            + " IANA one.");
        }
    }

    private String visible(String brand) {
        if (!caller.brands().contain(brand)) {
            throw new NotFound("unknown-brand", "There is no brand of this name.");
        }
        return brand;
    }

    private static HoursView view(BusinessCalendars.Versioned one) {
        var hours = one.hours();
        return new HoursView(
                one.brand(),
                one.version(),
                one.changedAt(),
                one.changedBy(),
                hours.timeZone(),
                hours.weekly().stream()
                        .map(opening -> new OpeningView(
                                opening.day().name().toLowerCase(Locale.ROOT), opening.from(), opening.until()))
                        .toList(),
                hours.holidays().stream().sorted().toList());
    }
}
