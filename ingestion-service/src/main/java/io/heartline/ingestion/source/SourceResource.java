package io.heartline.ingestion.source;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.intake.JsonItems;
import io.heartline.ingestion.translation.Translators;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Sets sources up, and tells how they fare. */
@Path("/sources")
@Tag(name = "Sources")
public class SourceResource {
    private static final String ASKED = """
            {"slug": "help-desk", "kind": "zendesk", "brand": "aurora-air", "touchpoint": "support",
             "secrets": [{"use": "signing", "value": "dGhpc19pc19hbl9leGFtcGxlMQbGUx"}]}""";
    private static final String SHOWN = """
            {"id": "0199aa72-6c1e-7b04-9d2f-3e5a7c9b1d20", "slug": "help-desk", "kind": "zendesk",
             "brand": "aurora-air", "webhookPath": "/webhooks/help-desk", "touchpoint": "support", "product": null,
             "campaign": null, "retentionDays": null, "backfill": false, "enabled": true, "mapping": {},
             "signature": null, "publicUrl": null,
             "secrets": [{"id": "0199aa72-6c1f-7c11-8a3e-5b7d9f1a2c34", "use": "signing", "hint": "bGUx",
                          "createdAt": "2026-03-01T12:00:00.000Z"}],
             "health": {"lastDeliveryAt": "2026-03-01T12:05:00.000Z", "received": 41, "accepted": 38, "revised": 2,
                        "duplicate": 3, "noted": 5, "rejected": 1, "ignored": 4,
                        "signatureFailures": {"wrong-signature": 2}, "lastFailureAt": "2026-03-01T11:58:00.000Z"},
             "pull": null, "knownBias": [],
             "createdAt": "2026-03-01T12:00:00.000Z", "updatedAt": "2026-03-01T12:00:00.000Z"}""";
    private static final String LISTED = "{\"items\": [" + SHOWN + "], \"nextCursor\": null}";
    private static final String CHANGES = """
            {"campaign": "spring-sale", "retentionDays": 730, "product": null}""";

    private final SourceRepository sources;
    private final SecretKeeper keeper;
    private final SourceViews views;
    private final Translators translators;
    private final JsonItems items;
    private final ObjectMapper json;
    private final Caller caller;
    private final Clock clock;

    SourceResource(
            SourceRepository sources,
            SecretKeeper keeper,
            SourceViews views,
            Translators translators,
            JsonItems items,
            ObjectMapper json,
            Caller caller,
            Clock clock) {
        this.sources = sources;
        this.keeper = keeper;
        this.views = views;
        this.translators = translators;
        this.items = items;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    /** A secret that is given to us; it is never shown again. */
    @Schema(name = "SourceSecretRequest")
    public record SecretRequest(
            @Nullable @Schema(required = true) SecretUse use,

            @Nullable @Schema(required = true, description = "8 characters or more; 16 for a URL token")
            String value) {}

    /**
     * A secret that is kept.
     *
     * @param hint its last characters
     */
    @Schema(name = "SourceSecret")
    public record SecretView(UUID id, SecretUse use, String hint, Instant createdAt) {}

    /**
     * A source.
     *
     * @param webhookPath where its sender calls; null if we call it
     * @param pull how asking it goes; null if it sends by itself, or was never asked
     * @param knownBias whom it cannot hear, whatever is done with it
     */
    @Schema(name = "Source")
    public record SourceView(
            UUID id,
            String slug,
            String kind,
            String brand,
            @Nullable String webhookPath,
            @JsonUnwrapped SourceSettings settings,
            List<SecretView> secrets,
            Health health,
            Readings.@Nullable Reading pull,
            List<String> knownBias,
            Instant createdAt,
            Instant updatedAt) {}

    @POST
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Set a source up")
    @APIResponse(
            responseCode = "201",
            description = "The source; its secrets are kept closed and never shown again",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SourceView.class),
                            examples = @ExampleObject(name = "zendesk", summary = "A help desk", value = SHOWN)))
    @APIResponse(responseCode = "400", description = "Fields break rules; each is named")
    @APIResponse(responseCode = "409", description = "Another source has this slug")
    public RestResponse<SourceView> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = SourceRequest.Form.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "zendesk",
                                                            summary = "A help desk that signs",
                                                            value = ASKED)))
                    @NotNull
                    JsonNode body) {
        var request = SourceRequest.read(body, items, SourceKinds.all(translators.kinds()), caller.brands());
        if (sources.ofSlug(request.slug()).isPresent()) {
            throw new Conflict("slug-taken", "Another source has this slug.");
        }
        var source =
                new SourceEntity(request.slug(), request.kind(), request.brand(), request.settings(), clock.instant());
        sources.persistAndFlush(source);
        request.secrets().forEach(secret -> keeper.add(source.id(), secret.use(), secret.value()));
        return ResponseBuilder.<SourceView>created(URI.create("/sources/" + source.id()))
                .entity(views.of(source))
                .build();
    }

    @GET
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Sources and how they fare, in the order of their slugs")
    @APIResponse(
            responseCode = "200",
            description = "Sources",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = SourceView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "one", summary = "A help desk", value = LISTED)))
    public Page<SourceView> list(
            @RestQuery @Nullable String kind, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        var keys = Cursor.keys(cursor, 1);
        var size = Cursor.limit(limit);
        var found = sources.page(kind, caller.brands(), keys.isEmpty() ? "" : keys.getFirst(), size);
        return new Page<>(
                views.of(found),
                found.size() < size ? null : Cursor.after(found.getLast().slug()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "A source and how it fares")
    @APIResponse(
            responseCode = "200",
            description = "The source",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SourceView.class),
                            examples = @ExampleObject(name = "zendesk", summary = "A help desk", value = SHOWN)))
    @APIResponse(responseCode = "404", description = "There is no such source")
    public SourceView get(@RestPath UUID id) {
        return views.of(sources.require(id, caller.brands()));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Change a source: fields that are left out stay, null clears one")
    @APIResponse(
            responseCode = "200",
            description = "The source as it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SourceView.class),
                            examples = @ExampleObject(name = "zendesk", summary = "A help desk", value = SHOWN)))
    @APIResponse(responseCode = "400", description = "Fields break rules; each is named")
    @APIResponse(responseCode = "404", description = "There is no such source")
    public SourceView change(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = SourceSettings.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "campaign",
                                                            summary = "Names a campaign and no product",
                                                            value = CHANGES)))
                    @NotNull
                    JsonNode body) {
        var source = sources.require(id, caller.brands());
        if (!(body instanceof ObjectNode changes)) {
            throw new InvalidInput("not-an-object", "The body is not a JSON object.");
        }
        ObjectNode merged = json.valueToTree(source.settings());
        merged.setAll(changes);
        source.change(SourceRequest.settings(merged, items), clock.instant());
        return views.of(source);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Delete a source with its secrets and its waiting and rejected deliveries; records stay")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such source")
    public void delete(@RestPath UUID id) {
        sources.delete(sources.require(id, caller.brands()));
    }
}
