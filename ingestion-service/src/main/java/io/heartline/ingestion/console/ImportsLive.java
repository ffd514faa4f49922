package io.heartline.ingestion.console;

import io.heartline.console.Live;
import io.heartline.ingestion.importing.ImportProgress;
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

/** Tells open pages that an import has moved on. */
@Path("/console/sources/imports/live")
class ImportsLive {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ImportProgress progress;

    ImportsLive(ImportProgress progress) {
        this.progress = progress;
    }

    @GET
    @AnyQuery
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Role.INGEST, Role.READ})
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> get(Sse sse) {
        return Live.watch(sse, EVERY, null, progress::mark);
    }
}
