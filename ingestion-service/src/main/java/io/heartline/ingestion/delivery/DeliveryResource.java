package io.heartline.ingestion.delivery;

import io.heartline.ingestion.source.Sources;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.Violation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tells what a source delivered and how far it came, without what it said. */
@Path("/sources/{id}/deliveries")
@Tag(name = "Sources")
public class DeliveryResource {
    private static final String ITEM = """
            {"id": "0199aa73-2c4e-7d06-8b1f-4a6c8e0d2f35", "state": "done", "receivedAt": "2026-03-01T12:00:00.000Z",
             "processedAt": "2026-03-01T12:00:00.210Z", "correctedAt": null, "reasons": []}""";
    private static final String LISTED = "{\"items\": [" + ITEM + "], \"nextCursor\": null}";

    private final Sources sources;
    private final RawDeliveryRepository deliveries;
    private final Caller caller;

    DeliveryResource(Sources sources, RawDeliveryRepository deliveries, Caller caller) {
        this.sources = sources;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    /**
     * A delivery.
     *
     * @param processedAt when it was understood or refused last; null while it waits for the first time
     * @param correctedAt when somebody corrected it; null if nobody did
     * @param reasons what was wrong when it was processed last
     */
    @Schema(name = "Delivery")
    public record DeliveryView(
            UUID id,

            @Schema(enumeration = {"waiting", "done", "rejected"})
            DeliveryState state,

            Instant receivedAt,
            @Nullable Instant processedAt,
            @Nullable Instant correctedAt,
            List<Violation> reasons) {
        static DeliveryView of(RawDelivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.state(),
                    delivery.receivedAt(),
                    delivery.processedAt(),
                    delivery.correctedAt(),
                    delivery.reasons());
        }
    }

    @GET
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "What a source delivered in the last 90 days, newest first")
    @APIResponse(
            responseCode = "200",
            description = "Deliveries, without their payloads",
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
                                                        implementation = DeliveryView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "one", summary = "One that was taken", value = LISTED)))
    @APIResponse(responseCode = "404", description = "There is no such source")
    public Page<DeliveryView> list(
            @RestPath UUID id,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor,
            @Schema(enumeration = {"waiting", "done", "rejected"}) @RestQuery @Nullable String state) {
        var source = sources.require(id, caller.brands());
        var size = Cursor.limit(limit);
        var found = deliveries.newest(source.id(), state(state), Cursor.keys(cursor, 1), size);
        return new Page<>(
                found.stream().map(DeliveryView::of).toList(),
                found.size() < size ? null : Cursor.after(found.getLast().id().toString()));
    }

    private static @Nullable DeliveryState state(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("unknown-state", "state is not one of waiting, done, rejected."));
    }

    @GET
    @Path("/{deliveryId}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "How far a delivery came")
    @APIResponse(
            responseCode = "200",
            description = "The delivery, without its payload",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeliveryView.class),
                            examples = @ExampleObject(name = "one", summary = "One that was taken", value = ITEM)))
    @APIResponse(responseCode = "404", description = "The source has no such delivery")
    public DeliveryView get(@RestPath UUID id, @RestPath UUID deliveryId) {
        var source = sources.require(id, caller.brands());
        return deliveries
                .find("id = ?1 and sourceId = ?2", deliveryId, source.id())
                .firstResultOptional()
                .map(DeliveryView::of)
                .orElseThrow(() -> new NotFound("unknown-delivery", "The source has no delivery " + deliveryId + "."));
    }
}
