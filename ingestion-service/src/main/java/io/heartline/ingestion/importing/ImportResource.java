package io.heartline.ingestion.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.ingestion.intake.Limits;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Streamed;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.Violation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Takes files, and tells how far they are. */
@Path("/imports")
@Tag(name = "Imports")
public class ImportResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final int REJECTIONS_READ = 500;

    private static final String LINES = """
            {"source": "app-reviews", "externalId": "r-1", "customer": {"kind": "external-id", "value": "C-7"}, \
            "brand": "aurora-air", "channel": "review", "touchpoint": "usage", "text": "Check-in was quick."}
            {"source": "app-reviews", "externalId": "r-2", "customer": {"kind": "external-id", "value": "C-8"}, \
            "brand": "aurora-air", "channel": "review", "touchpoint": "usage", "text": "行李又丢了。"}
            """;
    private static final String TABLE = """
            source,externalId,customer.kind,customer.value,brand,channel,touchpoint,text,ratings.nps
            post-flight,a-77,external-id,C-7,aurora-air,survey,usage,"Friendly crew, cold food.",7
            post-flight,a-78,external-id,C-8,aurora-air,survey,usage,起飞准时，很满意。,10
            """;
    private static final String EXAMPLE_STORED = """
            {"id": "0199aa70-1b5c-7e21-8f3a-6d2b4c9e7a10", "name": "reviews-2025", "kind": "interactions",
             "format": "ndjson", "backfill": true, "state": "queued", "rows": 2, "processed": 0, "accepted": 0,
             "duplicate": 0, "revised": 0, "dropped": 0, "rejected": 0, "failure": null, "caller": "crm",
             "createdAt": "2026-03-01T12:00:00.000Z", "updatedAt": "2026-03-01T12:00:00.318Z"}""";
    private static final String EXAMPLE_DONE = """
            {"id": "0199aa70-1b5c-7e21-8f3a-6d2b4c9e7a10", "name": "reviews-2025", "kind": "interactions",
             "format": "ndjson", "backfill": true, "state": "completed", "rows": 2, "processed": 2, "accepted": 1,
             "duplicate": 0, "revised": 0, "dropped": 0, "rejected": 1, "failure": null, "caller": "crm",
             "createdAt": "2026-03-01T12:00:00.000Z", "updatedAt": "2026-03-01T12:00:01.052Z"}""";
    private static final String EXAMPLE_REJECTED = """
            {"row": 2, "errors": [{"field": "touchpoint", "code": "required", "message": "is required"}], \
            "data": "{\\"source\\": \\"app-reviews\\", \\"externalId\\": \\"r-2\\", \
            \\"customer\\": {\\"kind\\": \\"external-id\\", \\"value\\": \\"C-8\\"}, \
            \\"brand\\": \\"aurora-air\\", \\"channel\\": \\"review\\", \\"text\\": \\"行李又丢了。\\"}"}
            """;

    private final Uploads uploads;
    private final ImportWorker worker;
    private final ImportRuns runs;
    private final ImportRejections rejections;
    private final ImportMappings mappings;
    private final ImportPresets presets;
    private final RecordKinds kinds;
    private final Caller caller;
    private final ObjectMapper json;

    ImportResource(
            Uploads uploads,
            ImportWorker worker,
            ImportRuns runs,
            ImportRejections rejections,
            ImportMappings mappings,
            ImportPresets presets,
            RecordKinds kinds,
            Caller caller,
            ObjectMapper json) {
        this.uploads = uploads;
        this.worker = worker;
        this.runs = runs;
        this.rejections = rejections;
        this.mappings = mappings;
        this.presets = presets;
        this.kinds = kinds;
        this.caller = caller;
        this.json = json;
    }

    /**
     * An import and how far it is.
     *
     * @param rows that came in, blank ones left out
     * @param processed rows that were taken or rejected; all of them when the state is {@code completed}
     * @param dropped rows of which nothing was kept, because their customer was erased or refuses to be analysed
     * @param failure why it failed or was interrupted
     * @param caller the name of the key that sent it
     */
    public record ImportView(
            UUID id,
            String name,
            String kind,
            ImportFormat format,
            boolean backfill,
            ImportState state,
            long rows,
            long processed,
            long accepted,
            long duplicate,
            long revised,
            long dropped,
            long rejected,
            @Nullable String failure,
            String caller,
            Instant createdAt,
            Instant updatedAt) {}

    /**
     * A row that was not taken.
     *
     * @param row the line of the file on which it begins
     * @param data the row as it came: the line of NDJSON, or the cells of CSV as a JSON array
     */
    public record RejectionView(long row, List<Violation> errors, String data) {}

    @POST
    @Streamed
    @Blocking
    @Consumes({NDJSON, CSV})
    @RolesAllowed(Role.INGEST)
    @Operation(
            summary = "Import a file of interactions or customer events",
            description = "The body is the file: NDJSON, one item a line as in POST /interactions or POST "
                    + "/customer-events, or CSV with a header. It may be compressed (Content-Encoding: gzip). The answer "
                    + "comes when the file is stored; its rows are taken afterwards, and a crash loses none of them.")
    @APIResponse(
            responseCode = "202",
            description = "The file is stored; see Location for its progress",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class),
                            examples =
                                    @ExampleObject(
                                            name = "stored",
                                            summary = "A stored file, none of whose rows has been taken yet",
                                            value = EXAMPLE_STORED)))
    @APIResponse(responseCode = "400", description = "The file as a whole cannot be read; nothing of it is taken")
    @APIResponse(responseCode = "413", description = "The file is too large")
    public RestResponse<ImportView> create(
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = NDJSON,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                        examples =
                                                @ExampleObject(
                                                        name = "lines",
                                                        summary = "Two interactions",
                                                        value = LINES)),
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                        examples =
                                                @ExampleObject(
                                                        name = "table",
                                                        summary = "Two answers to a survey; the header has field paths",
                                                        value = TABLE))
                            })
                    InputStream body,
            @HeaderParam("Content-Type") MediaType type,
            @HeaderParam("Content-Encoding") @Nullable String encoding,
            @Parameter(required = true, example = "interactions") @RestQuery @Nullable String kind,
            @Parameter(description = "For people", example = "reviews-2025") @RestQuery @Nullable String name,
            @Parameter(
                            description = "CSV only: a name of PUT /import-mappings, or preset:<name> of GET"
                                    + " /import-mappings; without it headers are field paths")
                    @RestQuery
                    @Nullable
                    String mapping,
            @BeanParam PresetParameters owner,
            @Parameter(description = "Whether every row only builds the books and raises no alert") @RestQuery @Nullable
                    Boolean backfill)
            throws IOException {
        var format = type.isCompatible(MediaType.valueOf(CSV)) ? ImportFormat.CSV : ImportFormat.NDJSON;
        var order = new ImportOrder(
                name(name, format),
                kinds.of(kind),
                format,
                mapping(mapping, owner, format, kind),
                Objects.requireNonNullElse(backfill, false),
                null,
                caller.name(),
                caller.brands());
        var id = uploads.upload(order, body, compressed(encoding));
        worker.wake();
        return ResponseBuilder.<ImportView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/imports/" + id))
                .entity(view(id))
                .build();
    }

    private static String name(@Nullable String name, ImportFormat format) {
        if (name == null) {
            return format.wire();
        }
        if (name.isBlank()
                || name.codePointCount(0, name.length()) > Limits.NAME_LENGTH_MAX
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(
                    "invalid-name", "name is blank or longer than " + Limits.NAME_LENGTH_MAX + " characters.");
        }
        return name;
    }

    private @Nullable Columns mapping(
            @Nullable String name, PresetParameters owner, ImportFormat format, @Nullable String kind) {
        if (name == null || !name.startsWith(ImportPreset.PREFIX)) {
            owner.refuse();
        }
        if (name == null) {
            return null;
        }
        if (format != ImportFormat.CSV) {
            throw new InvalidInput("mapping-without-columns", "A mapping needs columns: NDJSON has none.");
        }
        if (name.startsWith(ImportPreset.PREFIX)) {
            var preset = presets.require(name.substring(ImportPreset.PREFIX.length()));
            requireKind(kind, preset.kind());
            return preset.of(owner.check(caller.brands()));
        }
        var mapping = mappings.require(name, caller.brands());
        requireKind(kind, mapping.kind());
        return mapping.content();
    }

    private static void requireKind(@Nullable String asked, String kind) {
        if (!kind.equals(asked)) {
            throw new InvalidInput("invalid-kind", "The mapping is for " + kind + ".");
        }
    }

    private static boolean compressed(@Nullable String encoding) {
        return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> false;
            case "gzip" -> true;
            default -> throw new InvalidInput("unknown-encoding", "The only Content-Encoding taken is gzip.");
        };
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.INGEST, Role.READ})
    @RunOnVirtualThread
    @Operation(summary = "How far an import is")
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class),
                            examples =
                                    @ExampleObject(
                                            name = "completed",
                                            summary = "All rows are done; one was not taken",
                                            value = EXAMPLE_DONE)))
    @APIResponse(responseCode = "404", description = "No such import is known, or the key does not see its brand")
    public ImportView get(@RestPath UUID id) {
        return view(id);
    }

    private ImportView view(UUID id) {
        return runs.find(id, caller.brands()).map(ImportRun::view).orElseThrow(() -> unknown(id));
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("unknown-import", "There is no import " + id + ".");
    }

    @GET
    @Path("/{id}/rejected")
    @Produces(NDJSON)
    @Blocking
    @RolesAllowed(Role.INGEST)
    @Operation(
            summary = "The rows that were not taken, as NDJSON, each with the reasons",
            description = "Rows are as they came, personal data included.")
    @APIResponse(
            responseCode = "200",
            description = "One line for each row",
            content =
                    @Content(
                            mediaType = NDJSON,
                            schema = @Schema(implementation = RejectionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "one",
                                            summary = "A row that lacks a field",
                                            value = EXAMPLE_REJECTED)))
    public StreamingOutput rejected(@RestPath UUID id) {
        view(id);
        return out -> writeRejections(id, out);
    }

    private void writeRejections(UUID id, OutputStream out) throws IOException {
        var buffer = new BufferedOutputStream(out, 1 << 16);
        long last = 0;
        List<ImportRejection> found;
        do {
            long after = last;
            found = QuarkusTransaction.requiringNew().call(() -> rejections.after(id, after, REJECTIONS_READ));
            for (var rejection : found) {
                buffer.write(json.writeValueAsBytes(
                        new RejectionView(rejection.rowNumber(), rejection.reasons(), rejection.data())));
                buffer.write('\n');
                last = rejection.rowNumber();
            }
        } while (found.size() == REJECTIONS_READ);
        buffer.flush();
    }
}
