package io.heartline.ingestion.customer;

import io.heartline.ingestion.customer.IdentityGraph.Entry;
import io.heartline.ingestion.intake.Limits;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows which customers are one person and why, and lets people decide it. */
@Path("/customers/{id}")
@Tag(name = "Identity")
class IdentityResource {
    private static final String MERGE = """
            {"with": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d", "reason": "The same passport"}""";
    private static final String UNDO = """
            {"reason": "Father and son share an address"}""";
    private static final String PERSON = """
            {"mergeId": "0199aa70-1111-7b52-9d5c-0a4f6a1c2b3d",
             "canonicalId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d",
             "customerIds": ["0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d", "0199aa6f-0000-7b52-9d5c-0a4f6a1c2b3d"]}""";
    private static final String SEPARATED = """
            {"mergeId": "0199aa70-1111-7b52-9d5c-0a4f6a1c2b3d", "onePersonStill": false,
             "persons": [{"canonicalId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d",
                          "customerIds": ["0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d"]},
                         {"canonicalId": "0199aa6f-0000-7b52-9d5c-0a4f6a1c2b3d",
                          "customerIds": ["0199aa6f-0000-7b52-9d5c-0a4f6a1c2b3d"]}]}""";
    private static final String GRAPH = """
            {"canonicalId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d",
             "customerIds": ["0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d", "0199aa6f-0000-7b52-9d5c-0a4f6a1c2b3d"],
             "items": [{"id": "0199aa70-1111-7b52-9d5c-0a4f6a1c2b3d", "kind": "merge",
                        "customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d",
                        "otherId": "0199aa6f-0000-7b52-9d5c-0a4f6a1c2b3d", "automatic": true,
                        "identifiers": [{"kind": "external-id", "value": "C-1042", "hint": false},
                                        {"kind": "email", "value": "a***@e***.org", "hint": true}],
                        "source": "shop", "reason": null, "by": "shop-key", "occurredAt": "2026-03-01T12:00:00Z",
                        "decidedAt": "2026-03-01T12:00:01Z", "undoes": null, "undoneBy": null}],
             "nextCursor": null}""";

    private final Customers customers;
    private final IdentityGraph graph;
    private final Merges merges;
    private final Caller caller;
    private final Clock clock;

    IdentityResource(Customers customers, IdentityGraph graph, Merges merges, Caller caller, Clock clock) {
        this.customers = customers;
        this.graph = graph;
        this.merges = merges;
        this.caller = caller;
        this.clock = clock;
    }

    /** A merge that is asked for. */
    @Schema(name = "Merge")
    record MergeRequest(
            @NotNull @Schema(description = "The customer who is the same person")
            UUID with,

            @NotBlank @Size(max = Limits.IDENTIFIER_LENGTH_MAX)
            String reason) {}

    /** Why a merge is taken back. */
    @Schema(name = "MergeUndo")
    record UndoRequest(
            @NotBlank @Size(max = Limits.IDENTIFIER_LENGTH_MAX)
            String reason) {}

    /** A merge and the person that came of it. */
    @Schema(name = "Merged")
    public record MergedView(UUID mergeId, UUID canonicalId, List<UUID> customerIds) {}

    /** A person: the canonical id, and the ids as first assigned. */
    @Schema(name = "PersonIds")
    public record PersonView(UUID canonicalId, List<UUID> customerIds) {}

    /**
     * What came of an undo.
     *
     * @param onePersonStill whether other merges still join the two
     */
    @Schema(name = "Separated")
    public record SeparatedView(UUID mergeId, boolean onePersonStill, List<PersonView> persons) {}

    /**
     * An entry of the graph.
     *
     * @param kind attach, merge or undo
     * @param automatic whether it followed from what a sender said
     * @param undoes the merge that it takes back
     * @param undoneBy the entry that took it back
     */
    @Schema(name = "IdentityEntry")
    public record EntryView(
            UUID id,
            String kind,
            UUID customerId,
            @Nullable UUID otherId,
            boolean automatic,
            List<NamedIdentifier> identifiers,
            @Nullable String source,
            @Nullable String reason,
            String by,
            Instant occurredAt,
            Instant decidedAt,
            @Nullable UUID undoes,
            @Nullable UUID undoneBy) {
        EntryView(Entry entry) {
            this(
                    entry.id(),
                    entry.draft().kind().wire(),
                    entry.draft().customerId(),
                    entry.draft().otherId(),
                    entry.draft().automatic(),
                    entry.draft().identifiers(),
                    entry.proof().source(),
                    entry.proof().reason(),
                    entry.proof().by(),
                    entry.proof().occurredAt(),
                    entry.decidedAt(),
                    entry.draft().undoes(),
                    entry.undoneBy());
        }
    }

    /**
     * A page of a person's graph.
     *
     * @param items the newest first
     */
    @Schema(name = "IdentityGraph")
    public record GraphView(
            UUID canonicalId,
            List<UUID> customerIds,
            List<EntryView> items,
            @Nullable String nextCursor) {}

    @GET
    @Path("/identity")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "Why customers are one person",
            description =
                    "Every link, merge and undo of the person's customers, the newest first. Entries are only added.")
    @APIResponse(
            responseCode = "200",
            description = "The graph",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GraphView.class),
                            examples = @ExampleObject(name = "merged", summary = "Two customers", value = GRAPH)))
    @APIResponse(responseCode = "404", description = "No such customer is known, or the key does not see their brand")
    public GraphView identity(
            @RestPath UUID id, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        int size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 1);
        var person = person(id);
        var found = graph.entries(person.customerIds(), keys.isEmpty() ? null : Cursor.id(keys.getFirst()), size);
        return new GraphView(
                person.id(),
                person.customerIds(),
                found.stream().map(EntryView::new).toList(),
                found.size() < size ? null : Cursor.after(found.getLast().id().toString()));
    }

    @POST
    @Path("/merges")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.OPERATE, Role.ADMIN})
    @RunOnVirtualThread
    @ResponseStatus(201)
    @Operation(
            summary = "Merge two customers who are one person",
            description = "Their books are read as one from now on; an undo parts them again.")
    @APIResponse(
            responseCode = "201",
            description = "Merged",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MergedView.class),
                            examples = @ExampleObject(name = "merged", summary = "One person", value = PERSON)))
    @APIResponse(responseCode = "409", description = "They are one person already")
    public MergedView merge(
            @RestPath UUID id,
            @Valid
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = MergeRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "merge",
                                                            summary = "Found by a person",
                                                            value = MERGE)))
                    MergeRequest request) {
        var mergeId = merges.merge(id, request.with(), caller.brands(), proof(request.reason()));
        var person = person(id);
        return new MergedView(mergeId, person.id(), person.customerIds());
    }

    @POST
    @Path("/merges/{mergeId}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.OPERATE, Role.ADMIN})
    @RunOnVirtualThread
    @Operation(
            summary = "Take a merge back",
            description =
                    "The books of both are read as before, to the entry. What senders say does not merge them again;"
                            + " it becomes a conflict for a person to decide. Taking back twice changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Taken back",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SeparatedView.class),
                            examples = @ExampleObject(name = "undone", summary = "Two persons", value = SEPARATED)))
    @APIResponse(responseCode = "404", description = "There is no such merge of this customer")
    public SeparatedView undo(
            @RestPath UUID id,
            @RestPath UUID mergeId,
            @Valid
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = UndoRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "undo",
                                                            summary = "They are two after all",
                                                            value = UNDO)))
                    UndoRequest request) {
        var joined = merges.undo(id, mergeId, caller.brands(), proof(request.reason()));
        var one = person(joined.customerId());
        var other = joined.otherId() == null ? one : person(joined.otherId());
        boolean still = one.id().equals(other.id());
        return new SeparatedView(mergeId, still, still ? List.of(view(one)) : List.of(view(one), view(other)));
    }

    private Proof proof(String reason) {
        return new Proof(caller.name(), null, reason, clock.instant());
    }

    private Person person(UUID id) {
        return customers
                .person(id, caller.brands())
                .orElseThrow(() -> new NotFound("unknown-customer", "There is no customer " + id + "."));
    }

    private static PersonView view(Person person) {
        return new PersonView(person.id(), person.customerIds());
    }
}
