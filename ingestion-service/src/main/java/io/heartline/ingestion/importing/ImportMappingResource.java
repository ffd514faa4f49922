package io.heartline.ingestion.importing;

import io.heartline.ingestion.importing.ColumnMapping.Origin;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.Conflict;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Keeps how columns of CSV files become fields. */
@Path("/import-mappings/{name}")
@Tag(name = "Imports")
class ImportMappingResource {
    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+){0,31}";
    private static final String EXAMPLE = """
            {"kind": "interactions",
             "fields": {"source": {"value": "airline-tweets"}, "brand": {"value": "aurora-air"},
                        "channel": {"value": "social"}, "touchpoint": {"value": "support"},
                        "externalId": {"column": "tweet_id"},
                        "customer.kind": {"value": "handle"}, "customer.value": {"column": "name"},
                        "text": {"column": "text"},
                        "occurredAt": {"column": "tweet_created", "pattern": "yyyy-MM-dd HH:mm:ss Z"}}}""";

    private static final String KEPT = """
            {"name": "airline-tweets", "kind": "interactions", "delimiter": null,
             "fields": {
               "source": {"column": null, "value": "airline-tweets", "values": null, "pattern": null, "zone": null,
                "prefix": null},
               "brand": {"column": null, "value": "aurora-air", "values": null, "pattern": null, "zone": null,
                "prefix": null},
               "channel": {"column": null, "value": "social", "values": null, "pattern": null, "zone": null,
                "prefix": null},
               "touchpoint": {"column": null, "value": "support", "values": null, "pattern": null, "zone": null,
                "prefix": null},
               "externalId": {"column": "tweet_id", "value": null, "values": null, "pattern": null, "zone": null,
                "prefix": null},
               "customer.kind": {"column": null, "value": "handle", "values": null, "pattern": null, "zone": null,
                "prefix": null},
               "customer.value": {"column": "name", "value": null, "values": null, "pattern": null, "zone": null,
                "prefix": null},
               "text": {"column": "text", "value": null, "values": null, "pattern": null, "zone": null,
                "prefix": null},
               "occurredAt": {"column": "tweet_created", "value": null, "values": null,
                              "pattern": "yyyy-MM-dd HH:mm:ss Z", "zone": null, "prefix": null}},
             "updatedAt": "2026-03-01T12:00:00.000Z"}""";

    private final ImportMappings mappings;
    private final RecordKinds kinds;
    private final Caller caller;
    private final Clock clock;

    ImportMappingResource(ImportMappings mappings, RecordKinds kinds, Caller caller, Clock clock) {
        this.mappings = mappings;
        this.kinds = kinds;
        this.caller = caller;
        this.clock = clock;
    }

    /** How the columns of files of one kind become fields. */
    public record MappingRequest(
            @NotNull String kind,
            @Nullable String delimiter,
            @NotNull Map<String, @Nullable Origin> fields) {}

    /** A mapping that is kept. */
    public record MappingView(
            String name, String kind, @Nullable String delimiter, Map<String, Origin> fields, Instant updatedAt) {}

    @PUT
    @RolesAllowed(Role.INGEST)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Keep a column mapping under a name, or replace it")
    @APIResponse(
            responseCode = "200",
            description = "The mapping as it is kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MappingView.class),
                            examples =
                                    @ExampleObject(
                                            name = "tweets",
                                            summary = "Columns of a file of tweets",
                                            value = KEPT)))
    @APIResponse(responseCode = "400", description = "The mapping breaks rules; each is named")
    @APIResponse(responseCode = "409", description = "The mapping of another key has this name")
    public MappingView put(
            @RestPath @Pattern(regexp = SLUG) String name,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "tweets",
                                                            summary = "Columns of a file of tweets",
                                                            value = EXAMPLE)))
                    @Valid
                    @NotNull
                    MappingRequest request) {
        var content = new ColumnMapping(request.delimiter(), request.fields()).check(kinds.of(request.kind()));
        var mapping = mappings.findByIdOptional(name).orElseGet(() -> new ImportMapping(name, caller.brands()));
        if (!mapping.visibleTo(caller.brands())) {
            throw new Conflict("name-taken", "Another key's mapping has this name.");
        }
        mapping.replace(request.kind(), content, clock.instant());
        mappings.persist(mapping);
        return mapping.view();
    }

    @GET
    @RolesAllowed({Role.INGEST, Role.READ})
    @RunOnVirtualThread
    @Operation(summary = "A column mapping")
    @APIResponse(
            responseCode = "200",
            description = "The mapping",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MappingView.class),
                            examples =
                                    @ExampleObject(
                                            name = "tweets",
                                            summary = "Columns of a file of tweets",
                                            value = KEPT)))
    public MappingView get(@RestPath String name) {
        return mappings.require(name, caller.brands()).view();
    }

    @DELETE
    @RolesAllowed(Role.INGEST)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Delete a column mapping; imports that use it go on with their copy")
    public void delete(@RestPath String name) {
        mappings.delete(mappings.require(name, caller.brands()));
    }
}
