package io.heartline.alerting.casework;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows what cases have in common. */
@Path("/case-causes")
@RolesAllowed(Role.READ)
@Tag(name = "Cases")
class CaseCauseResource {
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final int GROUPS_MAX = 200;
    private static final int GROUPS_USUAL = 50;

    private final CauseGroups groups;
    private final Caller caller;
    private final Clock clock;

    CaseCauseResource(CauseGroups groups, Caller caller, Clock clock) {
        this.groups = groups;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "What cases have in common: root cause and aspect, touchpoint, product or what happened",
            description = "Of the cases that were opened within the time (30 days if none is given), against the time"
                    + " before of the same length. Cases without a root cause are left out.")
    @APIResponse(
            responseCode = "200",
            description = "The largest groups first",
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
                                                        implementation = CauseGroups.Group.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Always null: ask for more by limit")
                                            }),
                            examples =
                                    @ExampleObject(
                                            name = "delivery",
                                            summary = "Late deliveries at one touchpoint",
                                            value = CaseExamples.CAUSES)))
    public Page<CauseGroups.Group> causes(
            @Parameter(description = "aspect (if absent), touchpoint, product or cause") @RestQuery @Nullable String by,
            @RestQuery @Nullable String brand,
            @RestQuery @Nullable String rootCause,
            @RestQuery @Nullable Instant from,
            @RestQuery @Nullable Instant to,
            @Parameter(description = "Groups with at least so many cases") @RestQuery @Nullable Integer minCases,
            @Parameter(description = "1 to 200; 50 if absent") @RestQuery @Nullable Integer limit) {
        int size = limit == null ? GROUPS_USUAL : limit;
        if (size < 1 || size > GROUPS_MAX) {
            throw new InvalidInput("invalid-limit", "limit is not between 1 and " + GROUPS_MAX + ".");
        }
        var period = Period.of(from, to, PERIOD, clock.instant());
        var topic = Filters.parse("by", by, Topic::of);
        var query = new CauseGroups.Query(
                brand,
                Filters.parse("rootCause", rootCause, RootCause::of),
                topic == null ? Topic.ASPECT : topic,
                period.from(),
                period.to(),
                minCases == null ? 1 : Math.max(1, minCases));
        return new Page<>(groups.of(query, caller.brands(), size), null);
    }
}
