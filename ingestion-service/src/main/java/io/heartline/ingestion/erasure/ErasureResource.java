package io.heartline.ingestion.erasure;

import io.heartline.ingestion.erasure.Audits.ErasureView;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Shows how far erasures are. */
@Path("/erasures")
@Tag(name = "Privacy")
class ErasureResource {
    private static final String DONE = """
            {"id": "0199aa72-6c1f-7d08-9a44-2e8b7f10c3d5", "brand": "aurora-air",
             "customerIds": ["0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d"], "requestedBy": "back-office",
             "requestedAt": "2026-03-01T12:00:00.000Z",
             "receipts": [{"service": "ingestion-service", "rows": 17, "at": "2026-03-01T12:00:00.000Z"},
                          {"service": "scoring-service", "rows": 3, "at": "2026-03-01T12:00:00.412Z"},
                          {"service": "metrics-service", "rows": 12, "at": "2026-03-01T12:00:00.498Z"},
                          {"service": "alerting-service", "rows": 2, "at": "2026-03-01T12:00:00.506Z"}],
             "pending": [], "lastCopyExpiresAt": "2026-03-04T12:00:00.000Z"}""";

    private final Audits audits;
    private final Caller caller;

    ErasureResource(Audits audits, Caller caller) {
        this.audits = audits;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(summary = "The audit of an erasure: who forgot how much and when, and when the last copy expires")
    @APIResponse(
            responseCode = "200",
            description = "The audit",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ErasureView.class),
                            examples = @ExampleObject(name = "done", summary = "Every service answered", value = DONE)))
    @APIResponse(responseCode = "404", description = "No such erasure is known, or the key does not see its brand")
    public ErasureView get(@RestPath UUID id) {
        return audits.of(id, caller.brands());
    }
}
