package io.heartline.metrics.staff;

import io.heartline.metrics.request.Days;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How much anger queues are exposed to. */
@Path("/staff-load")
@Tag(name = "Staff load")
class StaffResource {
    private static final String EXAMPLE = """
            {"brand": "skylark-air", "from": "2026-02-01T00:00:00Z", "to": "2026-03-01T00:00:00Z",
             "computedAt": "2026-03-01T02:00:00Z", "load": {"total": null, "hiddenQueues": 1,
               "queues": [{"queue": "refunds", "load": {"agents": 8, "contacts": 400,
                 "angry": {"percent": 30.0, "n": 400, "interval": {"low": 25.7, "high": 34.7}},
                 "angryPerAgent": {"lower": 9, "median": 14, "upper": 20}, "mostExposedPercent": 41.7}}]}}""";

    private final StaffLoad staff;
    private final Requests requests;

    StaffResource(StaffLoad staff, Requests requests) {
        this.staff = staff;
        this.requests = requests;
    }

    /**
     * How much anger queues are exposed to.
     *
     * @param from the start of the first day
     * @param to the start of the first day after the last
     */
    public record StaffView(String brand, Instant from, Instant to, Instant computedAt, Load load) {}

    @GET
    @RolesAllowed(Role.OPERATE)
    @RunOnVirtualThread
    @Operation(
            summary = "How much anger queues are exposed to",
            description = "Only where the operator has switched it on. No group of fewer than five agents is shown, no "
                    + "agent is named and none is ranked. As computed once a day.")
    @APIResponse(
            responseCode = "200",
            description = "The queues with enough agents",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StaffView.class),
                            examples = @ExampleObject(name = "one", summary = "One queue", value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "It is off, nothing was computed, or the key does not see the brand")
    public StaffView get(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery @Parameter(description = Days.FROM) @Nullable String from,
            @RestQuery @Parameter(description = Days.TO) @Nullable String to) {
        var of = requests.brand(brand);
        var days = Days.of(requests, from, to);
        if (!staff.enabled()) {
            throw new NotFound("staff-load-off", "The load of staff is not looked at here.");
        }
        var computed = staff.computed(of)
                .orElseThrow(() -> new NotFound("not-computed-yet", "Nothing was computed of this brand yet."));
        if (days.from().isBefore(computed.from())) {
            throw Requests.invalid("from", "is before " + computed.from() + ", from when on it is computed");
        }
        return new StaffView(of, days.from(), days.to(), computed.at(), staff.load(of, days.from(), days.to()));
    }
}
