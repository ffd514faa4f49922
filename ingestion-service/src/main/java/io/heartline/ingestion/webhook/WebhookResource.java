package io.heartline.ingestion.webhook;

import io.heartline.ingestion.delivery.RawDeliveries;
import io.heartline.ingestion.signature.SignedRequest;
import io.heartline.ingestion.source.SourceKinds;
import io.heartline.ingestion.source.Sources;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where senders deliver. It needs no key: each delivery proves itself. */
@Path("/webhooks/{source}")
@Tag(name = "Webhooks")
class WebhookResource {
    /** The largest delivery. */
    static final int BODY_BYTES_MAX = 1024 * 1024;

    private static final String EXAMPLE = """
            {"type": "review.created", "timestamp": "2026-03-01T12:00:00Z",
             "data": {"externalId": "r-81", "customer": {"kind": "external-id", "value": "C-7"},
                      "channel": "review", "text": "Lovely."}}""";

    private final Sources sources;
    private final Gate gate;
    private final RawDeliveries deliveries;

    WebhookResource(Sources sources, Gate gate, RawDeliveries deliveries) {
        this.sources = sources;
        this.gate = gate;
        this.deliveries = deliveries;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @SecurityRequirementsSet
    @RunOnVirtualThread
    @Operation(summary = "Deliver what a source's kind delivers, signed in its scheme")
    @APIResponse(
            responseCode = "202",
            description = "It is stored and will be processed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.Answer.class),
                            examples =
                                    @ExampleObject(
                                            name = "accepted",
                                            summary = "It is new",
                                            value = "{\"status\": \"accepted\"}")))
    @APIResponse(
            responseCode = "200",
            description = "It has come before; nothing happens",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.Answer.class),
                            examples =
                                    @ExampleObject(
                                            name = "duplicate",
                                            summary = "It has come before",
                                            value = "{\"status\": \"duplicate\"}")))
    @APIResponse(responseCode = "401", description = "It does not prove to be the source's; the code says why")
    @APIResponse(responseCode = "404", description = "There is no such source, or it is not one that calls us")
    @APIResponse(responseCode = "409", description = "The source is switched off")
    @APIResponse(responseCode = "413", description = "It has more than 1 MB")
    @APIResponse(responseCode = "429", description = "The source sends too much at once")
    public Response deliver(
            @RestPath String source,
            @RestQuery @Nullable String token,
            @Context HttpHeaders given,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(type = SchemaType.OBJECT),
                                            examples =
                                                    @ExampleObject(
                                                            name = "review",
                                                            summary = "A review, after Standard Webhooks",
                                                            value = EXAMPLE)))
                    InputStream in) {
        var found = sources.find(source)
                .filter(known -> !SourceKinds.pulled(known.kind()))
                .orElseThrow(() -> new NotFound("unknown-source", "No source of this name is called."));
        var body = Bodies.read(in, BODY_BYTES_MAX).orElseThrow(() -> Bodies.tooLarge(BODY_BYTES_MAX));
        var headers = Bodies.headers(given);
        var refusal =
                gate.refusal(found, new SignedRequest("POST", found.publicUrl(), headers, body), token(token, headers));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!found.enabled()) {
            throw new Conflict("source-disabled", "The source is switched off.");
        }
        var receipt = deliveries.take(found, Envelopes.open(found, headers, Bodies.utf8(body), body));
        return receipt.received() > 0 ? Answers.accepted() : Answers.duplicate();
    }

    /** Senders that can set a header need not carry the token in their address, where logs would show it. */
    private static @Nullable String token(@Nullable String inAddress, Map<String, String> headers) {
        var authorization = headers.getOrDefault("authorization", "");
        return inAddress == null && authorization.startsWith("Bearer ")
                ? authorization.substring("Bearer ".length())
                : inAddress;
    }
}
