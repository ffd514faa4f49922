package io.heartline.ingestion.customerevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heartline.ingestion.intake.Deliveries;
import io.heartline.ingestion.intake.Deliveries.Receipts;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Takes customer events. */
@Path("/customer-events")
@Tag(name = "Customer events")
class CustomerEventResource {
    private static final String EXAMPLE = """
            {"source": "shop-orders", "externalId": "o-5501",
             "customer": {"kind": "external-id", "value": "C-1042"}, "brand": "aurora-air",
             "type": "purchase", "amount": 420.00, "currency": "EUR", "touchpoint": "purchase",
             "profile": {"region": "north", "tier": "gold", "language": "en", "timeZone": "Europe/London"},
             "occurredAt": "2026-03-01T12:00:00Z"}""";
    private static final String EXAMPLES = """
            [{"source": "crm", "externalId": "e-1", "customer": {"kind": "external-id", "value": "C-7"},
              "brand": "aurora-air", "type": "data-misuse"},
             {"source": "crm", "externalId": "e-2", "customer": {"kind": "external-id", "value": "C-8"},
              "brand": "aurora-air", "type": "referral",
              "referredCustomer": {"kind": "external-id", "value": "C-9"}}]""";

    private static final String RECEIPTS = """
            {"items": [{"id": "0199aa6e-9a02-7c3d-a6f4-3b1e5d7c8f90", "version": 1, "status": "accepted"}]}""";
    private static final String DROPPED = """
            {"items": [{"id": null, "version": null, "status": "withheld"},
                       {"id": null, "version": null, "status": "erased"}]}""";

    private final Deliveries deliveries;
    private final CustomerEvents events;
    private final Caller caller;

    CustomerEventResource(Deliveries deliveries, CustomerEvents events, Caller caller) {
        this.deliveries = deliveries;
        this.events = events;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.INGEST)
    @RunOnVirtualThread
    @ResponseStatus(202)
    @Operation(
            summary = "Deliver one customer event, or an array of up to 1,000",
            description = "Idempotent by brand, source and externalId: the same content again is a duplicate, other "
                    + "content is a new version. All items are stored, or none.")
    @APIResponse(
            responseCode = "202",
            description = "Stored for good",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Receipts.class),
                            examples = {
                                @ExampleObject(name = "new", summary = "It is new", value = RECEIPTS),
                                @ExampleObject(
                                        name = "dropped",
                                        summary =
                                                "Nothing was kept: one customer refuses to be analysed, one was erased",
                                        value = DROPPED)
                            }))
    @APIResponse(responseCode = "400", description = "Nothing was stored; every bad item is named")
    @APIResponse(responseCode = "413", description = "The body is too large")
    public Receipts post(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            oneOf = {
                                                                CustomerEventRequest.class,
                                                                CustomerEventRequest[].class
                                                            }),
                                            examples = {
                                                @ExampleObject(name = "one", summary = "A purchase", value = EXAMPLE),
                                                @ExampleObject(
                                                        name = "several",
                                                        summary = "A misuse of data and a referral",
                                                        value = EXAMPLES)
                                            }))
                    byte[] body)
            throws JsonProcessingException {
        return deliveries.accept(body, events, caller.brands());
    }
}
