package io.heartline.ingestion.importing;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.database.Database;
import io.heartline.platform.http.Cursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Lists the column mappings that were kept and those that are shipped. */
@Path("/import-mappings")
@Tag(name = "Imports")
class ImportMappingsResource {
    private static final String EXAMPLE = """
            {"items": [{"name": "airline-tweets", "kind": "interactions", "updatedAt": "2026-03-01T12:00:00.000Z"}],
             "nextCursor": null,
             "presets": [{"name": "preset:yelp-reviews", "kind": "interactions", "about": "Reviews of Yelp",
                          "fields": {"externalId": {"headers": ["Review ID", "id"], "value": null, "values": null,
                                                    "optional": false}}}]}""";
    private static final String KEPT = """
            select name, kind, updated_at from import_mapping
            where name > ? and (?::text[] is null or brands <@ ?::text[])
            order by name limit ?""";

    private final Database database;
    private final ImportPresets presets;
    private final Caller caller;

    ImportMappingsResource(Database database, ImportPresets presets, Caller caller) {
        this.database = database;
        this.presets = presets;
        this.caller = caller;
    }

    /** A mapping that was kept. */
    @Schema(name = "KeptMapping")
    public record KeptView(String name, String kind, Instant updatedAt) {}

    /**
     * A mapping that is shipped.
     *
     * @param name what {@code mapping=} of an import takes
     * @param fields under which headers each field is looked for
     */
    @Schema(name = "PresetMapping")
    public record PresetView(String name, String kind, String about, Map<String, ImportPreset.Cell> fields) {}

    /** A page of the mappings that were kept, and all that are shipped. */
    @Schema(name = "Mappings")
    public record MappingsView(
            List<KeptView> items, @Nullable String nextCursor, List<PresetView> presets) {}

    @GET
    @RolesAllowed({Role.INGEST, Role.READ})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "The column mappings that were kept, and the presets that are shipped")
    @APIResponse(
            responseCode = "200",
            description = "A page of mappings by name; every page has all presets",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MappingsView.class),
                            examples =
                                    @ExampleObject(
                                            name = "mappings",
                                            summary = "One mapping was kept; one preset is shown",
                                            value = EXAMPLE)))
    public MappingsView list(@RestQuery @Nullable String cursor, @RestQuery @Nullable Integer limit) {
        int size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 1);
        var brands = caller.brands().forSql();
        var found = database.query(
                KEPT,
                row -> new KeptView(row.getString("name"), row.getString("kind"), Database.instant(row, "updated_at")),
                keys.isEmpty() ? "" : keys.getFirst(),
                brands,
                brands,
                size + 1);
        var items = found.subList(0, Math.min(size, found.size()));
        return new MappingsView(
                items,
                found.size() > size ? Cursor.after(items.getLast().name()) : null,
                presets.all().stream()
                        .map(preset -> new PresetView(
                                ImportPreset.PREFIX + preset.name(), preset.kind(), preset.about(), preset.fields()))
                        .toList());
    }
}
