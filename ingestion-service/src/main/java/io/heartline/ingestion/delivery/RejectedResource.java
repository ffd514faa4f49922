package io.heartline.ingestion.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.ingestion.secret.Secrets;
import io.heartline.ingestion.source.Source;
import io.heartline.ingestion.source.Sources;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Violation;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows what a source delivered and could not be taken, and lets people correct it. */
@Path("/sources/{id}/rejected")
@Tag(name = "Sources")
public class RejectedResource {
    private static final String ITEM = """
            {"id": "0199aa73-2c4e-7d06-8b1f-4a6c8e0d2f35", "receivedAt": "2026-03-01T12:00:00.000Z",
             "reasons": [{"field": "interactions[0].customer", "code": "required", "message": "is required"}],
             "payload": "{\\"channel\\": \\"review\\", \\"text\\": \\"Lovely.\\"}", "correctedAt": null}""";
    private static final String LISTED = "{\"items\": [" + ITEM + "], \"nextCursor\": null}";
    private static final String CORRECTED = """
            {"channel": "review", "text": "Lovely.", "externalId": "r-81",
             "customer": {"kind": "external-id", "value": "C-7"}}""";

    private final Sources sources;
    private final RawDeliveryRepository deliveries;
    private final DeliveryWorker worker;
    private final Secrets box;
    private final Caller caller;
    private final Clock clock;

    RejectedResource(
            Sources sources,
            RawDeliveryRepository deliveries,
            DeliveryWorker worker,
            Secrets box,
            Caller caller,
            Clock clock) {
        this.sources = sources;
        this.deliveries = deliveries;
        this.worker = worker;
        this.box = box;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A delivery that could not be taken.
     *
     * @param reasons what is wrong; the field's path begins with the list of items that the payload became
     * @param payload as it came, or as it was corrected
     * @param correctedAt when somebody corrected it
     */
    @Schema(name = "RejectedDelivery")
    public record RejectedView(
            UUID id,
            Instant receivedAt,
            List<Violation> reasons,
            String payload,
            @Nullable Instant correctedAt) {}

    @GET
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "What a source delivered and could not be taken, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "Rejected deliveries with their reasons and payloads",
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
                                                        implementation = RejectedView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "one", summary = "A review of nobody", value = LISTED)))
    public Page<RejectedView> list(
            @RestPath UUID id, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        var source = source(id);
        var size = Cursor.limit(limit);
        var found = deliveries.rejected(source.id(), Cursor.keys(cursor, 1), size + 1);
        Log.infof("Rejected deliveries were read, sourceId=%s caller=%s", source.id(), caller.name());
        return Page.of(found, size, this::view, one -> Cursor.after(one.id().toString()));
    }

    @GET
    @Path("/{rejectedId}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "A delivery that could not be taken")
    @APIResponse(
            responseCode = "200",
            description = "The delivery with its reasons and payload",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RejectedView.class),
                            examples = @ExampleObject(name = "one", summary = "A review of nobody", value = ITEM)))
    @APIResponse(responseCode = "404", description = "The source has no such rejected delivery")
    public RejectedView get(@RestPath UUID id, @RestPath UUID rejectedId) {
        var delivery = deliveries.requireRejected(source(id).id(), rejectedId);
        Log.infof("A rejected delivery was read, deliveryId=%s caller=%s", rejectedId, caller.name());
        return view(delivery);
    }

    @PUT
    @Path("/{rejectedId}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Correct the payload of a rejected delivery; it is taken once it is replayed")
    @APIResponse(
            responseCode = "200",
            description = "The delivery with its new payload",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RejectedView.class),
                            examples = @ExampleObject(name = "one", summary = "A review of nobody", value = ITEM)))
    @APIResponse(responseCode = "404", description = "The source has no such rejected delivery")
    public RejectedView correct(
            @RestPath UUID id,
            @RestPath UUID rejectedId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.OBJECT,
                                                            description = "In the form of the source's kind"),
                                            examples =
                                                    @ExampleObject(
                                                            name = "review",
                                                            summary = "The same review with its customer",
                                                            value = CORRECTED)))
                    @NotNull
                    JsonNode payload) {
        var delivery = deliveries.requireRejected(source(id).id(), rejectedId);
        delivery.correct(box.close(payload.toString()), clock.instant());
        Log.infof("A rejected delivery was corrected, deliveryId=%s caller=%s", rejectedId, caller.name());
        return view(delivery);
    }

    @DELETE
    @Path("/{rejectedId}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Give a rejected delivery up")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "The source has no such rejected delivery")
    public void delete(@RestPath UUID id, @RestPath UUID rejectedId) {
        deliveries.delete(deliveries.requireRejected(source(id).id(), rejectedId));
        Log.infof("A rejected delivery was given up, deliveryId=%s caller=%s", rejectedId, caller.name());
    }

    @POST
    @Path("/{rejectedId}/replay")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(summary = "Take a rejected delivery again")
    @APIResponse(responseCode = "204", description = "It waits to be processed")
    @APIResponse(responseCode = "404", description = "The source has no such rejected delivery")
    public void replay(@RestPath UUID id, @RestPath UUID rejectedId) {
        var source = source(id);
        QuarkusTransaction.requiringNew()
                .run(() -> deliveries.requireRejected(source.id(), rejectedId).replay(clock.instant()));
        worker.wake();
    }

    private Source source(UUID id) {
        return sources.require(id, caller.brands());
    }

    private RejectedView view(RawDelivery delivery) {
        return new RejectedView(
                delivery.id(),
                delivery.receivedAt(),
                delivery.reasons(),
                box.open(delivery.payload()),
                delivery.correctedAt());
    }
}
