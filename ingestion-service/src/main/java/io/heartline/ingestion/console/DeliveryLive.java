package io.heartline.ingestion.console;

import io.heartline.console.Live;
import io.heartline.ingestion.delivery.Backlogs;
import io.heartline.ingestion.delivery.DeliveryResource;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Tells an open page that a delivery which waits was processed. */
@Path("/console/sources/{id}/deliveries/{deliveryId}/live")
class DeliveryLive {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final DeliveryResource deliveries;
    private final Backlogs backlogs;

    DeliveryLive(DeliveryResource deliveries, Backlogs backlogs) {
        this.deliveries = deliveries;
        this.backlogs = backlogs;
    }

    @GET
    @AnyQuery
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Role.ADMIN)
    @Blocking
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> get(@RestPath UUID id, @RestPath UUID deliveryId, Sse sse) {
        var delivery = deliveries.get(id, deliveryId);
        return Live.watch(sse, EVERY, null, () -> Boolean.toString(backlogs.waits(delivery.id())));
    }
}
