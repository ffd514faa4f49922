package io.heartline.ingestion.identification;

import io.heartline.ingestion.customerevent.NewCustomerEvent;
import io.heartline.ingestion.intake.Checked;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
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
import org.jspecify.annotations.Nullable;

/** Takes what senders know of who is who. */
@Path("/customers/identify")
@Tag(name = "Identity")
class IdentifyResource {
    private static final String EXAMPLE = """
            {"brand": "aurora-air",
             "identifiers": [{"kind": "external-id", "value": "C-1042"},
                             {"kind": "anonymous-id", "value": "9f1c-22"},
                             {"kind": "email", "value": "ada@example.org"},
                             {"kind": "phone", "value": "020 7946 0958", "region": "GB"}],
             "contactPoints": [{"channel": "email", "address": "ada@example.org", "verified": true}],
             "profile": {"language": "en", "timeZone": "Europe/London"},
             "source": "shop", "proof": "login 5501", "occurredAt": "2026-03-01T12:00:00Z"}""";
    private static final String ANSWER = """
            {"customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d", "canonicalId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d",
             "created": false, "merges": 1, "conflicts": 0}""";

    private final Identifying identifying;
    private final Caller caller;
    private final Clock clock;

    IdentifyResource(Identifying identifying, Caller caller, Clock clock) {
        this.identifying = identifying;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param customerId the customer, as first assigned, who has the first identifier
     * @param canonicalId the id under which the person is read
     * @param created whether the customer is new
     * @param merges how many merges it took
     * @param conflicts how much of it was left to a person to decide; see {@code GET /identity-conflicts}
     */
    @Schema(name = "Identified")
    public record IdentifiedView(UUID customerId, UUID canonicalId, boolean created, int merges, int conflicts) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.INGEST)
    @RunOnVirtualThread
    @Operation(
            summary = "Tell which identifiers mean one person",
            description =
                    "Makes the customer, gives the identifiers to it, or merges customers; saying it again changes"
                            + " nothing. E-mail addresses and phone numbers are kept as keyed hashes alone; where the"
                            + " person can be reached is told by contactPoints.")
    @APIResponse(
            responseCode = "200",
            description = "Done",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IdentifiedView.class),
                            examples =
                                    @ExampleObject(name = "merged", summary = "A visitor logged in", value = ANSWER)))
    @APIResponse(responseCode = "400", description = "Nothing was done; see errors")
    @APIResponse(responseCode = "409", description = "One of the identifiers was an erased person's: nothing was kept")
    public IdentifiedView identify(
            @NotNull
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = IdentifyRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "login",
                                                            summary = "A visitor logs in",
                                                            value = EXAMPLE)))
                    IdentifyRequest request) {
        var identified = valid(Identified.check(request, caller.brands(), clock.instant()));
        var linked = identifying
                .identify(identified, profile(request, identified), request.profile(), caller.name())
                .orElseThrow(() -> new Conflict(
                        "erased-customer",
                        "One of these identifiers was an erased person's, who does not come back; nothing was kept."));
        return new IdentifiedView(
                linked.customerId(), linked.canonicalId(), linked.created(), linked.merges(), linked.conflicts());
    }

    private @Nullable NewCustomerEvent profile(IdentifyRequest request, Identified identified) {
        if (request.profile() == null || request.identifiers() == null) {
            return null;
        }
        var first = Objects.requireNonNull(request.identifiers().getFirst());
        return valid(identifying.check(identified, first, request.profile()));
    }

    private static <T> T valid(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(var item) -> item;
            case Checked.Invalid<T>(var violations) -> throw invalid(violations);
        };
    }

    private static InvalidInput invalid(List<Violation> violations) {
        return new InvalidInput("invalid", "Nothing was done, because fields break rules; see errors.", violations);
    }
}
