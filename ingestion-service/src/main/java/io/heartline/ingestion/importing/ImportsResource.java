package io.heartline.ingestion.importing;

import io.heartline.ingestion.importing.ImportResource.ImportView;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.database.Database;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Lists imports. */
@Path("/imports")
@Tag(name = "Imports")
public class ImportsResource {
    private static final String LISTED = """
            {"items": [{"id": "0199aa70-1b5c-7e21-8f3a-6d2b4c9e7a10", "name": "reviews-2025", "kind": "interactions",
             "format": "ndjson", "backfill": true, "state": "completed", "rows": 2, "processed": 2, "accepted": 1,
             "duplicate": 0, "revised": 0, "dropped": 0, "rejected": 1, "failure": null, "caller": "crm",
             "createdAt": "2026-03-01T12:00:00.000Z", "updatedAt": "2026-03-01T12:00:01.052Z"}], "nextCursor": null}""";

    private static final String PAGE = """
            select id from import_run
            where (?::text[] is null or brands <@ ?::text[])
              and (?::timestamptz is null or (created_at, id) < (?::timestamptz, ?::uuid))
            order by created_at desc, id desc limit ?""";

    private final ImportRuns runs;
    private final Database database;
    private final Caller caller;

    ImportsResource(ImportRuns runs, Database database, Caller caller) {
        this.runs = runs;
        this.database = database;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.INGEST, Role.READ})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Imports and how far they are, newest first")
    @APIResponse(
            responseCode = "200",
            description = "Imports",
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
                                                        implementation = ImportView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "one", summary = "One that is done", value = LISTED)))
    public Page<ImportView> list(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        var size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 2);
        var at = keys.isEmpty() ? null : Cursor.instant(keys.get(0));
        var after = keys.isEmpty() ? null : Cursor.id(keys.get(1));
        var brands = caller.brands().forSql();
        var ids = database.query(PAGE, row -> row.getObject(1, UUID.class), brands, brands, at, at, after, size);
        var found = ids.stream()
                .map(runs::findById)
                .filter(Objects::nonNull)
                .map(ImportRun::view)
                .toList();
        return new Page<>(
                found,
                found.size() < size
                        ? null
                        : Cursor.after(
                                found.getLast().createdAt().toString(),
                                found.getLast().id().toString()));
    }
}
