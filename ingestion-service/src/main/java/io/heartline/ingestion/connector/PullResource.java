package io.heartline.ingestion.connector;

import io.heartline.contracts.Ids;
import io.heartline.ingestion.source.Source;
import io.heartline.ingestion.source.Sources;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Shows how sources are read, and reads one at once. */
@Path("/sources/{id}/pull")
@Tag(name = "Sources")
public class PullResource {
    private static final String DONE = """
            {"received": 12, "duplicates": 38, "more": false, "failure": null}""";
    private static final String STATE = """
            {"nextAt": "2026-03-01T12:05:00.000Z", "failures": 0, "failure": null,
             "lastSuccessAt": "2026-03-01T12:00:00.000Z", "lastFailureAt": null}""";

    private final Pulls pulls;
    private final PullStates states;
    private final Connectors connectors;
    private final Sources sources;
    private final ConnectorConfig config;
    private final Caller caller;
    private final Clock clock;

    PullResource(
            Pulls pulls,
            PullStates states,
            Connectors connectors,
            Sources sources,
            ConnectorConfig config,
            Caller caller,
            Clock clock) {
        this.pulls = pulls;
        this.states = states;
        this.connectors = connectors;
        this.sources = sources;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What reading one portion gave.
     *
     * @param received items that are new; they are processed afterwards
     * @param duplicates items that had come before
     * @param more whether there is something left
     * @param failure why nothing was read; null if it was
     */
    @Schema(name = "PullOutcome")
    public record OutcomeView(
            int received,
            int duplicates,
            boolean more,
            @Nullable String failure) {}

    /**
     * How the readings of a source go.
     *
     * @param nextAt when it is read next; null if it was never its turn
     * @param failures in a row
     * @param failure what the last one said; null after a success
     * @param knownBias whom the source cannot hear, whatever is done
     */
    @Schema(name = "PullState")
    public record StateView(
            @Nullable Instant nextAt,
            int failures,
            @Nullable String failure,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastFailureAt,
            List<String> knownBias) {}

    @POST
    @RolesAllowed(Role.ADMIN)
    @Blocking
    @Operation(
            summary = "Read one portion of a source now",
            description = "To try a source that was set up. A failure is told in the answer and counted as any other.")
    @APIResponse(
            responseCode = "200",
            description = "The source was asked",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OutcomeView.class),
                            examples = @ExampleObject(name = "done", summary = "Twelve new items", value = DONE)))
    @APIResponse(responseCode = "400", description = "The source is not one that is asked")
    @APIResponse(responseCode = "404", description = "No such source is known, or the key does not see its brand")
    @APIResponse(responseCode = "409", description = "The source is being read already")
    public OutcomeView pull(@RestPath UUID id) {
        var source = pulled(id);
        var now = clock.instant();
        var claim = Ids.next();
        states.enrol(Set.of(source.kind()), now);
        if (!states.claim(id, claim, now, config.lease())) {
            throw new Conflict("being-read", "The source is being read already, or is switched off.");
        }
        var outcome = pulls.read(id, claim, 1);
        return new OutcomeView(outcome.received(), outcome.duplicates(), outcome.more(), outcome.failure());
    }

    @GET
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(summary = "How the readings of a source go")
    @APIResponse(
            responseCode = "200",
            description = "The state",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StateView.class),
                            examples = @ExampleObject(name = "fine", summary = "All went well", value = STATE)))
    @APIResponse(responseCode = "400", description = "The source is not one that is asked")
    @APIResponse(responseCode = "404", description = "No such source is known, or the key does not see its brand")
    public StateView state(@RestPath UUID id) {
        var bias = KnownBias.of(pulled(id));
        return states.find(id)
                .map(state -> new StateView(
                        state.nextAt(),
                        state.failures(),
                        state.failure(),
                        state.lastSuccessAt(),
                        state.lastFailureAt(),
                        bias))
                .orElse(new StateView(null, 0, null, null, null, bias));
    }

    private Source pulled(UUID id) {
        var source = sources.require(id, caller.brands());
        if (connectors.of(source.kind()).isEmpty()) {
            throw new InvalidInput("not-pulled", "A source of the kind " + source.kind() + " sends by itself.");
        }
        return source;
    }
}
