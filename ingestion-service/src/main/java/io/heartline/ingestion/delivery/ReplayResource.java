package io.heartline.ingestion.delivery;

import io.heartline.ingestion.source.Sources;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Takes everything again that a source delivered and could not be taken, as after a change of its mapping. */
@Path("/sources/{id}/replay")
@Tag(name = "Sources")
public class ReplayResource {
    private final Sources sources;
    private final RawDeliveryRepository deliveries;
    private final DeliveryWorker worker;
    private final Caller caller;
    private final Clock clock;

    ReplayResource(
            Sources sources, RawDeliveryRepository deliveries, DeliveryWorker worker, Caller caller, Clock clock) {
        this.sources = sources;
        this.deliveries = deliveries;
        this.worker = worker;
        this.caller = caller;
        this.clock = clock;
    }

    /** How many deliveries wait to be processed again. */
    @Schema(name = "Replay")
    public record ReplayView(long deliveries) {}

    @POST
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(summary = "Take all rejected deliveries of a source again")
    @APIResponse(
            responseCode = "200",
            description = "They wait to be processed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayView.class),
                            examples =
                                    @ExampleObject(
                                            name = "all",
                                            summary = "Twelve deliveries",
                                            value = "{\"deliveries\": 12}")))
    @APIResponse(responseCode = "404", description = "There is no such source")
    public ReplayView replay(@RestPath UUID id) {
        var source = sources.require(id, caller.brands());
        var count = QuarkusTransaction.requiringNew().call(() -> deliveries.replayAll(source.id(), clock.instant()));
        worker.wake();
        return new ReplayView(count);
    }
}
