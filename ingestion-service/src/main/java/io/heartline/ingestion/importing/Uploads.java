package io.heartline.ingestion.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.Ids;
import io.heartline.ingestion.intake.ItemCounters;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.DomainException;
import io.heartline.platform.problem.InvalidInput;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Brings a file into the database, chunk by chunk, so that memory holds one chunk and a file that was answered with 202
 * outlives every process. Its rows are taken afterwards.
 */
@ApplicationScoped
class Uploads {
    /** The most rows of a chunk, which are taken in one transaction. */
    static final int CHUNK_ROWS_MAX = 1_000;

    /** A chunk is closed once it has this many bytes. */
    static final int CHUNK_BYTES_MAX = 2 * 1024 * 1024;

    private final ImportRuns runs;
    private final ImportChunks chunks;
    private final ImportRejections rejections;
    private final ImportConfig config;
    private final ItemCounters counters;
    private final ObjectMapper json;
    private final Clock clock;

    Uploads(
            ImportRuns runs,
            ImportChunks chunks,
            ImportRejections rejections,
            ImportConfig config,
            ItemCounters counters,
            ObjectMapper json,
            Clock clock) {
        this.runs = runs;
        this.chunks = chunks;
        this.rejections = rejections;
        this.config = config;
        this.counters = counters;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Reads a file to its end.
     *
     * @return the id of the import
     * @throws InvalidInput if the file as a whole cannot be read
     * @throws IOException if the caller went away
     */
    UUID upload(ImportOrder order, InputStream body, boolean compressed) throws IOException {
        UUID id = null;
        try {
            var file = new BoundedUpload(
                    compressed ? new GZIPInputStream(body) : body,
                    config.uploadMax().asLongValue());
            var source = source(order, file);
            id = start(order, source);
            copy(id, order, source);
            return id;
        } catch (EOFException | ZipException e) {
            interrupt(id, "The file ended too soon or its compression is broken.");
            var refusal = new InvalidInput("truncated-body", "The file ends too soon or its compression is broken.");
            refusal.initCause(e);
            throw refusal;
        } catch (DomainException e) {
            interrupt(id, String.valueOf(e.getMessage()));
            throw e;
        } catch (IOException e) {
            interrupt(id, "The sender went away.");
            throw e;
        }
    }

    private RowSource source(ImportOrder order, InputStream file) throws IOException {
        return switch (order.format()) {
            case NDJSON -> new NdjsonSource(file);
            case CSV -> {
                var mapping = order.mapping();
                yield new CsvSource(file, mapping == null ? ',' : mapping.separator(), json);
            }
        };
    }

    private UUID start(ImportOrder order, RowSource source) {
        var id = Ids.next();
        var layout = source instanceof CsvSource csv ? layout(order, csv.header()) : null;
        QuarkusTransaction.requiringNew().run(() -> runs.persist(new ImportRun(id, order, layout, clock.instant())));
        return id;
    }

    private static Layout layout(ImportOrder order, List<String> header) {
        var columns = order.mapping() == null ? ColumnMapping.identity(header).check(order.kind()) : order.mapping();
        return new Layout(header, columns.over(header)).check();
    }

    private void copy(UUID id, ImportOrder order, RowSource source) throws IOException {
        int seq = 0;
        List<RawRow> rows = new ArrayList<>();
        long bytes = 0;
        for (var row = source.next(); row != null; row = source.next()) {
            rows.add(row);
            bytes += row.data().length;
            if (rows.size() == CHUNK_ROWS_MAX || bytes >= CHUNK_BYTES_MAX) {
                keep(id, order, seq++, rows);
                rows.clear();
                bytes = 0;
            }
        }
        keep(id, order, seq, rows);
        QuarkusTransaction.requiringNew().run(() -> uploading(id).queue(clock.instant()));
    }

    private void keep(UUID id, ImportOrder order, int seq, List<RawRow> rows) {
        var refused = rows.stream().filter(row -> row.refusal() != null).toList();
        var readable = rows.stream().filter(row -> row.refusal() == null).toList();
        QuarkusTransaction.requiringNew().run(() -> {
            var run = uploading(id);
            run.uploaded(rows.size(), clock.instant());
            run.rejected(refused.size());
            for (var row : refused) {
                rejections.persist(
                        new ImportRejection(id, row, row.refusal() == null ? List.of() : List.of(row.refusal())));
            }
            if (!readable.isEmpty()) {
                chunks.persist(new ImportChunk(id, seq, readable));
            }
        });
        counters.rejected(order.kind().name(), refused.size());
    }

    /** An upload that paused for too long was given up, and its rows are gone: it must not go on. */
    private ImportRun uploading(UUID id) {
        var run = runs.lock(id);
        if (run.state() != ImportState.UPLOADING) {
            throw new Conflict("import-interrupted", "The import " + id + " was given up, because nothing came in.");
        }
        return run;
    }

    private void interrupt(@Nullable UUID id, String why) {
        if (id != null) {
            QuarkusTransaction.requiringNew().run(() -> {
                runs.lock(id).interrupt(why, clock.instant());
                chunks.drop(id);
            });
        }
    }
}
