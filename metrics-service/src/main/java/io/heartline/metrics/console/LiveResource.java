package io.heartline.metrics.console;

import io.heartline.console.Live;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tells an open page that the books have moved on; the page then fetches itself again. */
@Path("/console/pulse/live")
class LiveResource {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Desk desk;
    private final Requests requests;

    LiveResource(Desk desk, Requests requests) {
        this.desk = desk;
        this.requests = requests;
    }

    /**
     * Tells of changes.
     *
     * @param seen how much was heard of the brand when the page was made
     */
    @GET
    @AnyQuery
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Role.READ)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> get(@RestQuery @Nullable String brand, @RestQuery long seen, Sse sse) {
        var of = requests.brand(brand);
        return Live.watch(sse, EVERY, Long.toString(seen), () -> Long.toString(desk.heard(of)));
    }
}
