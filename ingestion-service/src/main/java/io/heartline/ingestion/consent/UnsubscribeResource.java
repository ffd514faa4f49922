package io.heartline.ingestion.consent;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Takes refusals from customers themselves. It is public, since customers have no key: what is needed is the token of a
 * message.
 */
@Path("/unsubscribe/{token}")
@PermitAll
@Produces(UnsubscribeResource.HTML)
@Tag(name = "Consent")
class UnsubscribeResource {
    static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final Unsubscribes unsubscribes;
    private final UnsubscribeLimit limit;

    UnsubscribeResource(Unsubscribes unsubscribes, UnsubscribeLimit limit) {
        this.unsubscribes = unsubscribes;
        this.limit = limit;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "The page that asks whether to unsubscribe; it changes nothing")
    @APIResponse(
            responseCode = "200",
            description = "A page with one button, in English or Chinese",
            content =
                    @Content(
                            mediaType = HTML,
                            schema = @Schema(implementation = String.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            summary = "The page",
                                            value = "<!doctype html>…<button type=\"submit\">Unsubscribe</button>…")))
    @APIResponse(responseCode = "404", description = "No such link is known")
    @APIResponse(responseCode = "429", description = "Too many requests; try again in a second")
    public RestResponse<String> ask(
            @RestPath String token, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        if (!limit.allows()) {
            return page(RestResponse.Status.TOO_MANY_REQUESTS, UnsubscribePage.busy(language));
        }
        return unsubscribes.find(token).isPresent()
                ? page(RestResponse.Status.OK, UnsubscribePage.confirm(language))
                : page(RestResponse.Status.NOT_FOUND, UnsubscribePage.unknown(language));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    @Operation(
            summary = "Unsubscribe with one click (RFC 8058)",
            description = "For mail programs and for the page; the body is not read. Doing it again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "It holds from now on",
            content =
                    @Content(
                            mediaType = HTML,
                            schema = @Schema(implementation = String.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            summary = "The page",
                                            value = "<!doctype html>…You are unsubscribed…")))
    @APIResponse(responseCode = "404", description = "No such link is known")
    @APIResponse(responseCode = "429", description = "Too many requests; try again in a second")
    public RestResponse<String> unsubscribe(
            @RestPath String token, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        if (!limit.allows()) {
            return page(RestResponse.Status.TOO_MANY_REQUESTS, UnsubscribePage.busy(language));
        }
        return unsubscribes.use(token)
                ? page(RestResponse.Status.OK, UnsubscribePage.done(language))
                : page(RestResponse.Status.NOT_FOUND, UnsubscribePage.unknown(language));
    }

    private static RestResponse<String> page(RestResponse.Status status, String html) {
        return ResponseBuilder.create(status, html)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
                .build();
    }
}
