package io.heartline.alerting.console;

import io.heartline.alerting.inbox.Inbox;
import io.heartline.console.Live;
import io.heartline.platform.access.Caller;
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

/** Tells an open page that something else waits now; the page then fetches itself again. */
@Path("/console/inbox/live")
class LiveResource {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final Caller caller;

    LiveResource(Inbox inbox, Caller caller) {
        this.inbox = inbox;
        this.caller = caller;
    }

    /**
     * Tells of changes.
     *
     * @param seen what waited when the page was made, so that nothing that came since is missed
     */
    @GET
    @AnyQuery
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Role.READ)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> get(@RestQuery @Nullable String brand, @RestQuery int seen, Sse sse) {
        var brands = caller.brands();
        return Live.watch(
                sse,
                EVERY,
                Integer.toString(seen),
                () -> Integer.toString(inbox.of(brands, brand).hashCode()));
    }
}
