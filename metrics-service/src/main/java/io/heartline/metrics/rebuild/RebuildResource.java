package io.heartline.metrics.rebuild;

import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Shows that every aggregate is what ledger and evidence make it, and puts right what is not. */
@Path("/rebuilds")
@Tag(name = "Books")
class RebuildResource {
    private static final String REQUEST = """
            {"brand": "skylark-air", "replace": false}""";
    private static final String EXAMPLE = """
            {"id": "01a1fd60-f202-7b07-a2d4-93f1c6085e7b", "brand": "skylark-air", "replace": false, "state": "completed",
             "phase": "done", "differing": 0, "askedBy": "ops", "startedAt": "2026-11-21T09:15:00.000Z",
             "endedAt": "2026-11-21T09:16:12.400Z",
             "aggregates": [{"aggregate": "balances", "compared": 5120, "differing": 0},
                            {"aggregate": "sentiment_hour", "compared": 365, "differing": 0}]}""";

    private final Rebuilds rebuilds;
    private final Requests requests;
    private final Caller caller;

    RebuildResource(Rebuilds rebuilds, Requests requests, Caller caller) {
        this.rebuilds = rebuilds;
        this.requests = requests;
        this.caller = caller;
    }

    /**
     * A rebuild to be made.
     *
     * @param replace whether what differs is replaced; false if absent
     */
    public record RebuildRequest(
            @NotBlank @Size(max = 100) String brand,
            @Nullable Boolean replace) {}

    /**
     * A rebuild.
     *
     * @param phase persons, days, moves or done
     * @param differing the sum over all aggregates; what is replaced counts, too
     * @param aggregates those of persons (entries, balances, segments, standings, checkpoints) by person, all others by
     *     table, compared by day
     */
    public record RebuildView(
            UUID id,
            String brand,
            boolean replace,
            String state,
            String phase,
            long differing,
            String askedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            List<Rebuilds.Count> aggregates) {}

    @POST
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @RunOnVirtualThread
    @Operation(
            summary = "Make every aggregate of a brand anew, and compare it with the one that is kept",
            description =
                    "Whole numbers must be equal, derived figures within 10⁻⁹. Books are entered between the steps.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RebuildRequest.class),
                            examples = @ExampleObject(name = "compare", summary = "Compare", value = REQUEST)))
    @APIResponse(
            responseCode = "202",
            description = "It is under way; ask for it by its id",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RebuildView.class),
                            examples = @ExampleObject(name = "one", summary = "One", value = EXAMPLE)))
    @APIResponse(responseCode = "409", description = "Another rebuild is under way")
    public RestResponse<RebuildView> create(@Valid @NotNull RebuildRequest request) {
        var id = rebuilds.start(requests.brand(request.brand()), Boolean.TRUE.equals(request.replace()), caller.name());
        return RestResponse.ResponseBuilder.<RebuildView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/rebuilds/" + id))
                .entity(get(id))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(summary = "How far a rebuild is, and what differs")
    @APIResponse(
            responseCode = "200",
            description = "The rebuild",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RebuildView.class),
                            examples = @ExampleObject(name = "one", summary = "One", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "There is no such rebuild of a brand that the key sees")
    public RebuildView get(@RestPath UUID id) {
        var rebuild = rebuilds.find(id, caller.brands())
                .orElseThrow(() -> new NotFound("unknown-rebuild", "There is no rebuild " + id + "."));
        var counts = rebuilds.counts(id);
        return new RebuildView(
                rebuild.id(),
                rebuild.brand(),
                rebuild.replacing(),
                rebuild.state(),
                rebuild.phase(),
                counts.stream().mapToLong(Rebuilds.Count::differing).sum(),
                rebuild.askedBy(),
                rebuild.startedAt(),
                rebuild.endedAt(),
                counts);
    }
}
