package io.heartline.ingestion.consent;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Records and shows what customers allowed and refused. */
@Path("/customers")
@Tag(name = "Consent")
class ConsentResource {
    private static final int DECISIONS_MAX = 50;
    private static final int HISTORY_MAX = 200;
    /** Clocks of senders run ahead by this much. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private static final String REQUEST = """
            {"decisions": [
              {"channel": "email", "purpose": "marketing", "status": "granted", "source": "preference-centre",
               "proof": "form v3, event 5512", "decidedAt": "2026-03-01T12:00:00Z"},
              {"purpose": "analysis", "status": "refused", "source": "preference-centre",
               "proof": "form v3, event 5512"}]}""";
    private static final String VIEW = """
            {"customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d",
             "now": [
               {"channel": null, "purpose": "service", "status": "unknown", "allowed": true, "decidedAt": null},
               {"channel": null, "purpose": "survey", "status": "unknown", "allowed": true, "decidedAt": null},
               {"channel": null, "purpose": "marketing", "status": "unknown", "allowed": false, "decidedAt": null},
               {"channel": "email", "purpose": "marketing", "status": "granted", "allowed": true,
                "decidedAt": "2026-03-01T12:00:00.000Z"},
               {"channel": null, "purpose": "analysis", "status": "refused", "allowed": false,
                "decidedAt": "2026-03-01T12:00:02.000Z"}],
             "history": [
               {"customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d", "channel": null, "purpose": "analysis",
                "status": "refused", "source": "preference-centre", "proof": "form v3, event 5512",
                "decidedAt": "2026-03-01T12:00:02.000Z", "recordedAt": "2026-03-01T12:00:02.000Z"}]}""";

    private final Consents consents;
    private final Caller caller;
    private final Clock clock;

    ConsentResource(Consents consents, Caller caller, Clock clock) {
        this.consents = consents;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A decision to record.
     *
     * @param channel for which channel; all if absent; never with the purpose analysis
     * @param source the slug of who tells it
     * @param proof what shows it
     * @param decidedAt when the customer decided; now if absent
     */
    @Schema(name = "ConsentDecision")
    public record DecisionRequest(
            @Nullable ContactChannel channel,
            @NotNull Purpose purpose,
            @NotNull ConsentStatus status,

            @NotBlank @Size(max = 64) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "is not a slug")
            String source,

            @NotBlank @Size(max = ConsentDecision.PROOF_LENGTH_MAX)
            String proof,

            @Nullable Instant decidedAt) {}

    /** Decisions to record. */
    @Schema(name = "Consents")
    public record ConsentsRequest(
            @NotNull @Size(min = 1, max = DECISIONS_MAX) List<@NotNull @Valid DecisionRequest> decisions) {}

    /** A decision as it was told. */
    public record DecisionView(
            UUID customerId,
            @Nullable ContactChannel channel,
            Purpose purpose,
            ConsentStatus status,
            String source,
            String proof,
            Instant decidedAt,
            Instant recordedAt) {
        DecisionView(KeptDecision kept) {
            this(
                    kept.customerId(),
                    kept.decision().channel(),
                    kept.decision().purpose(),
                    kept.decision().status(),
                    kept.decision().source(),
                    kept.decision().proof(),
                    kept.decision().decidedAt(),
                    kept.recordedAt());
        }
    }

    /**
     * What a person decided.
     *
     * @param now what holds, for every purpose and for each channel that was decided on
     * @param history the newest 200 decisions, newest first
     */
    public record ConsentsView(UUID customerId, List<Holding> now, List<DecisionView> history) {}

    @PUT
    @Path("/{id}/consents")
    @RolesAllowed({Role.INGEST, Role.CONTACT})
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Record what a customer decided",
            description = "The history is only added to; the newest by the time of the decision holds, and of equally "
                    + "new ones the most restrictive. Telling a decision again changes nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ConsentsRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "two",
                                            summary = "News by e-mail are welcome, analysis is not",
                                            value = REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "What holds now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ConsentsView.class),
                            examples = @ExampleObject(name = "now", summary = "What holds now", value = VIEW)))
    @APIResponse(responseCode = "400", description = "A decision breaks a rule; none was recorded")
    @APIResponse(responseCode = "404", description = "No such customer is known, or the key does not see their brand")
    public ConsentsView put(@RestPath UUID id, @Valid @NotNull ConsentsRequest request) {
        consents.demand(id, caller.brands());
        consents.record(id, decisions(request.decisions()));
        return view(id);
    }

    @GET
    @Path("/{id}/consents")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(summary = "What a person allowed and refused: now and before")
    @APIResponse(
            responseCode = "200",
            description = "What holds now, and the history",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ConsentsView.class),
                            examples =
                                    @ExampleObject(
                                            name = "one",
                                            summary = "News by e-mail are welcome, analysis is not",
                                            value = VIEW)))
    @APIResponse(responseCode = "404", description = "No such customer is known, or the key does not see their brand")
    public ConsentsView get(@RestPath UUID id) {
        return view(id);
    }

    private ConsentsView view(UUID id) {
        var history = consents.history(id, caller.brands());
        return new ConsentsView(
                id,
                consents.holding(history),
                history.reversed().stream()
                        .limit(HISTORY_MAX)
                        .map(DecisionView::new)
                        .toList());
    }

    private List<ConsentDecision> decisions(List<DecisionRequest> requests) {
        var now = clock.instant();
        List<Violation> violations = new ArrayList<>();
        List<ConsentDecision> decisions = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            var at = Objects.requireNonNullElse(request.decidedAt(), now);
            if (at.isAfter(now.plus(AHEAD_MAX))) {
                violations.add(new Violation(i, "decidedAt", "in-the-future", "is in the future"));
            } else if (request.purpose() == Purpose.ANALYSIS && request.channel() != null) {
                violations.add(new Violation(i, "channel", "not-allowed", "has no meaning for the purpose analysis"));
            } else {
                decisions.add(new ConsentDecision(
                        request.channel(), request.purpose(), request.status(), request.source(), request.proof(), at));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInput("invalid", "Nothing was recorded, because decisions break rules.", violations);
        }
        return decisions;
    }
}
