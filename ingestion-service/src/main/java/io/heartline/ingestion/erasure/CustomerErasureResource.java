package io.heartline.ingestion.erasure;

import io.heartline.ingestion.erasure.Audits.ErasureView;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Erases people. */
@Path("/customers")
@Tag(name = "Privacy")
class CustomerErasureResource {
    private static final String ORDERED = """
            {"id": "0199aa72-6c1f-7d08-9a44-2e8b7f10c3d5", "brand": "aurora-air",
             "customerIds": ["0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d"], "requestedBy": "back-office",
             "requestedAt": "2026-03-01T12:00:00.000Z",
             "receipts": [{"service": "ingestion-service", "rows": 17, "at": "2026-03-01T12:00:00.000Z"}],
             "pending": ["scoring-service", "metrics-service", "alerting-service"],
             "lastCopyExpiresAt": "2026-03-04T11:00:00.000Z"}""";

    private final Erasures erasures;
    private final Audits audits;
    private final Caller caller;

    CustomerErasureResource(Erasures erasures, Audits audits, Caller caller) {
        this.erasures = erasures;
        this.audits = audits;
        this.caller = caller;
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(
            summary = "Erase a person from every service",
            description = "All ids that merges made one person are erased: here before the answer, elsewhere within a "
                    + "minute; the audit tells. Identifiers stay blocked, so no import, replay or delivery sent again "
                    + "revives the person. Erasing again answers with the same erasure.")
    @APIResponse(
            responseCode = "202",
            description = "Erased here and ordered elsewhere",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ErasureView.class),
                            examples =
                                    @ExampleObject(
                                            name = "ordered",
                                            summary = "Three services have yet to answer",
                                            value = ORDERED)))
    @APIResponse(responseCode = "404", description = "No such customer is known, or the key does not see their brand")
    public RestResponse<ErasureView> erase(@RestPath UUID id) {
        var erasureId = erasures.erase(id, caller.brands(), caller.name());
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, audits.of(erasureId, caller.brands()))
                .location(URI.create("/erasures/" + erasureId))
                .build();
    }
}
