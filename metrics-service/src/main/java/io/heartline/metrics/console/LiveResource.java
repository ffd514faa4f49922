package io.heartline.metrics.console;

import io.heartline.metrics.count.Counts;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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
    /** A stream ends now and then, so that a log-in that has ended is noticed. */
    private static final int LOOKS_MAX = 120;

    private final Counts counts;
    private final Requests requests;

    LiveResource(Counts counts, Requests requests) {
        this.counts = counts;
        this.requests = requests;
    }

    @GET
    @AnyQuery
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Role.READ)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> get(@RestQuery @Nullable String brand, Sse sse) {
        var of = requests.brand(brand);
        return Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .select()
                .first(LOOKS_MAX)
                .map(tick -> counts.of(of).applyAsLong(Counts.Kind.INTERACTIONS))
                .skip()
                .repetitions()
                .skip()
                .first()
                .map(held -> sse.newEventBuilder()
                        .name("changed")
                        .data(Long.toString(held))
                        .build());
    }
}
