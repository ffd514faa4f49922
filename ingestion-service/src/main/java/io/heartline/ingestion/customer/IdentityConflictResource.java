package io.heartline.ingestion.customer;

import io.heartline.ingestion.customer.IdentityConflicts.Found;
import io.heartline.ingestion.customer.IdentityConflicts.State;
import io.heartline.ingestion.intake.Limits;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows what was said of customers and not done, and takes people's decisions. */
@Path("/identity-conflicts")
@Tag(name = "Identity")
class IdentityConflictResource {
    private static final String CONFLICT = """
            {"id": "0199aa70-2222-7b52-9d5c-0a4f6a1c2b3d", "brand": "aurora-air", "kind": "external-ids",
             "customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d", "otherId": "0199aa6f-0000-7b52-9d5c-0a4f6a1c2b3d",
             "identifiers": [{"kind": "external-id", "value": "C-1043", "hint": false},
                             {"kind": "email", "value": "a***@e***.org", "hint": true}],
             "source": "shop", "state": "open", "times": 3, "firstAt": "2026-03-01T12:00:00Z",
             "lastAt": "2026-03-02T08:00:00Z", "decidedBy": null, "decidedAt": null, "reason": null}""";
    private static final String CONFLICTS = "{\"items\": [" + CONFLICT + "], \"nextCursor\": null}";
    private static final String DECISION = """
            {"reason": "One person with two accounts"}""";

    private final IdentityConflicts conflicts;
    private final Merges merges;
    private final Caller caller;
    private final Clock clock;

    IdentityConflictResource(IdentityConflicts conflicts, Merges merges, Caller caller, Clock clock) {
        this.conflicts = conflicts;
        this.merges = merges;
        this.caller = caller;
        this.clock = clock;
    }

    /** Why it was decided so. */
    @Schema(name = "ConflictDecision")
    record DecisionRequest(
            @NotBlank @Size(max = Limits.IDENTIFIER_LENGTH_MAX)
            String reason) {}

    /**
     * A conflict.
     *
     * @param otherId null if it is about an identifier
     * @param identifiers what was said to belong together when it was last said
     * @param times how often it was said
     */
    @Schema(name = "IdentityConflict")
    public record ConflictView(
            UUID id,
            String brand,
            ConflictKind kind,
            UUID customerId,
            @Nullable UUID otherId,
            List<NamedIdentifier> identifiers,
            @Nullable String source,
            State state,
            int times,
            Instant firstAt,
            Instant lastAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String reason) {
        ConflictView(Found found) {
            this(
                    found.id(),
                    found.brand(),
                    found.kind(),
                    found.customerId(),
                    found.otherId(),
                    found.identifiers(),
                    found.source(),
                    found.state(),
                    found.times(),
                    found.firstAt(),
                    found.lastAt(),
                    found.decidedBy(),
                    found.decidedAt(),
                    found.reason());
        }
    }

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "What was said of customers and left to a person to decide, the newest first",
            description = "external-ids: both have an id in the same system. set-apart: a merge of them was taken back."
                    + " shared-identifier: an identifier was said to be too many persons', and links no one.")
    @APIResponse(
            responseCode = "200",
            description = "The conflicts",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = ConflictView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "open", summary = "Two accounts", value = CONFLICTS)))
    public Page<ConflictView> list(
            @RestQuery @Nullable String brand,
            @Parameter(description = "open (the default), accepted or refused", example = "open") @RestQuery @Nullable
                    String state,
            @Parameter(description = "external-ids, set-apart or shared-identifier") @RestQuery @Nullable String kind,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        int size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 1);
        var found = conflicts.page(
                caller.brands(),
                brand,
                state == null ? State.OPEN : oneOf("state", state, State::of, State.NAMES),
                kind == null ? null : oneOf("kind", kind, ConflictKind::of, ConflictKind.NAMES),
                keys.isEmpty() ? null : Cursor.id(keys.getFirst()),
                size + 1);
        return Page.of(
                found, size, ConflictView::new, one -> Cursor.after(one.id().toString()));
    }

    @POST
    @Path("/{id}/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.OPERATE, Role.ADMIN})
    @RunOnVirtualThread
    @Operation(summary = "It was right: merge the customers, or let the identifier link again")
    @APIResponse(
            responseCode = "200",
            description = "Done",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ConflictView.class),
                            examples = @ExampleObject(name = "one", summary = "A conflict", value = CONFLICT)))
    @APIResponse(responseCode = "409", description = "It was decided before")
    public ConflictView accept(
            @RestPath UUID id,
            @Valid
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = DecisionRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "why",
                                                            summary = "The reason",
                                                            value = DECISION)))
                    DecisionRequest request) {
        var proof = new Proof(caller.name(), null, request.reason(), clock.instant());
        return new ConflictView(merges.accept(id, caller.brands(), proof));
    }

    @POST
    @Path("/{id}/refuse")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.OPERATE, Role.ADMIN})
    @RunOnVirtualThread
    @Operation(summary = "It was wrong: leave everything as it is, and do not ask again")
    @APIResponse(
            responseCode = "200",
            description = "Noted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ConflictView.class),
                            examples = @ExampleObject(name = "one", summary = "A conflict", value = CONFLICT)))
    @APIResponse(responseCode = "409", description = "It was decided before")
    public ConflictView refuse(
            @RestPath UUID id,
            @Valid
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = DecisionRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "why",
                                                            summary = "The reason",
                                                            value = DECISION)))
                    DecisionRequest request) {
        return new ConflictView(merges.refuse(id, caller.brands(), caller.name(), request.reason()));
    }

    private static <T> T oneOf(String field, String name, Function<String, T> of, String names) {
        try {
            return of.apply(name);
        } catch (IllegalArgumentException e) {
            var refusal = new InvalidInput("unknown-value", "The parameter " + field + " is not one of " + names + ".");
            refusal.initCause(e);
            throw refusal;
        }
    }
}
