package io.heartline.alerting.outreach;

import io.heartline.alerting.identity.Identities;
import io.heartline.contracts.OutreachStatus;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
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

/** Shows proposals, and takes what people decide about them. The control arm is nobody's to see. */
@Path("/outreach")
@Tag(name = "Outreach")
public class OutreachResource {
    private final Decisions decisions;
    private final OutreachRepository outreaches;
    private final OutreachViews views;
    private final Identities identities;
    private final Caller caller;

    OutreachResource(
            Decisions decisions,
            OutreachRepository outreaches,
            OutreachViews views,
            Identities identities,
            Caller caller) {
        this.decisions = decisions;
        this.outreaches = outreaches;
        this.views = views;
        this.identities = identities;
        this.caller = caller;
    }

    /** The wording that is approved; of another one nothing is sent. */
    public record Approval(
            @Nullable @Min(1) @Schema(examples = "1") Integer draftVersion) {}

    /** Why a proposal is rejected. */
    public record Rejection(
            @Nullable @Size(max = 1000) @Schema(examples = "We spoke on the phone already.")
            String reason) {}

    @GET
    @RolesAllowed(Role.READ)
    @Transactional
    @Operation(summary = "The outreach of the treatment arm, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of outreach",
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
                                                        implementation = OutreachView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "proposed", value = OutreachExamples.PAGE)))
    public Page<OutreachView> list(
            @Parameter(description = "assigned, proposed, approved, rejected, …") @RestQuery @Nullable String status,
            @RestQuery @Nullable String brand,
            @RestQuery @Nullable UUID customerId,
            @RestQuery @Nullable UUID alertId,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var filter = new OutreachRepository.Filter(
                status(status), brand, customerId == null ? null : identities.family(customerId), alertId);
        var size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 2);
        var found = outreaches.page(
                filter,
                caller.brands(),
                keys.isEmpty() ? null : cursorPart(keys.get(0), Instant::parse),
                keys.isEmpty() ? null : cursorPart(keys.get(1), UUID::fromString),
                size + 1);
        return Page.of(
                found,
                size,
                OutreachViews::view,
                one -> Cursor.after(one.proposedAt().toString(), one.id().toString()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READ)
    @Transactional
    @Operation(summary = "An outreach of the treatment arm with its history")
    @APIResponse(
            responseCode = "200",
            description = "The outreach",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OutreachDetails.class),
                            examples = @ExampleObject(name = "proposed", value = OutreachExamples.PROPOSED)))
    public OutreachDetails get(@RestPath UUID id) {
        return details(visible(id, outreaches.findByIdOptional(id)));
    }

    @POST
    @Path("/{id}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(
            summary =
                    "Approve a proposal; the receiver that carries out outreach gets it as soon as the contact policy allows",
            description =
                    "At the moment of sending the play's stop conditions, its budget and the contact policy are asked; what "
                            + "stands in the way for good is suppressed with the reason. With a draftVersion nothing but that "
                            + "wording is approved.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "wording", value = OutreachExamples.APPROVAL)))
    @APIResponse(
            responseCode = "200",
            description = "The outreach as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OutreachDetails.class),
                            examples = @ExampleObject(name = "sent", value = OutreachExamples.APPROVED)))
    public OutreachDetails approve(@RestPath UUID id, @Valid @NotNull Approval approval) {
        return approve(id, approval.draftVersion());
    }

    /** The body may be absent; the request then has no type, or any. */
    @POST
    @Path("/{id}/approve")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(hidden = true)
    public OutreachDetails approve(@RestPath UUID id) {
        return approve(id, (Integer) null);
    }

    private OutreachDetails approve(UUID id, @Nullable Integer draftVersion) {
        var outreach = visible(id, outreaches.forUpdate(id));
        decisions.approve(outreach, draftVersion, caller.name());
        return details(outreach);
    }

    @POST
    @Path("/{id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(summary = "Reject a proposal; nothing is sent")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "reason", value = OutreachExamples.REJECTION)))
    @APIResponse(
            responseCode = "200",
            description = "The outreach as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OutreachDetails.class),
                            examples = @ExampleObject(name = "rejected", value = OutreachExamples.REJECTED)))
    public OutreachDetails reject(@RestPath UUID id, @Valid @NotNull Rejection rejection) {
        return reject(id, rejection.reason());
    }

    /** The body may be absent; the request then has no type, or any. */
    @POST
    @Path("/{id}/reject")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(hidden = true)
    public OutreachDetails reject(@RestPath UUID id) {
        return reject(id, (String) null);
    }

    private OutreachDetails reject(UUID id, @Nullable String reason) {
        var outreach = visible(id, outreaches.forUpdate(id));
        decisions.reject(outreach, caller.name(), reason);
        return details(outreach);
    }

    private Outreach visible(UUID id, Optional<Outreach> found) {
        return views.visible(id, found);
    }

    private OutreachDetails details(Outreach outreach) {
        return views.details(outreach);
    }

    private static @Nullable OutreachStatus status(@Nullable String wire) {
        try {
            return wire == null ? null : OutreachStatus.of(wire);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("invalid-filter", "status is not a status of an outreach.");
        }
    }

    private static <T> T cursorPart(String key, Function<String, T> parse) {
        try {
            return parse.apply(key);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidInput("invalid-cursor", "The cursor is not one that this list handed out.");
        }
    }
}
