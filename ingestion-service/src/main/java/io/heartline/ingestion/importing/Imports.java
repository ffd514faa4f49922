package io.heartline.ingestion.importing;

import io.heartline.ingestion.translation.Defaults;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.TooLarge;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports files that this service has fetched itself. */
@ApplicationScoped
public class Imports {
    private final Uploads uploads;
    private final ImportMappings mappings;
    private final RecordKinds kinds;
    private final ImportWorker worker;

    Imports(Uploads uploads, ImportMappings mappings, RecordKinds kinds, ImportWorker worker) {
        this.uploads = uploads;
        this.mappings = mappings;
        this.kinds = kinds;
        this.worker = worker;
    }

    /**
     * A file that a source has.
     *
     * @param name for people
     * @param records {@code interactions} or {@code customer-events}
     * @param table whether it is CSV with a header; else NDJSON
     * @param mapping the name of the mapping of its columns; null if its headers are field paths
     * @param defaults what the source adds to rows that do not say it
     */
    public record Fetched(
            String name,
            String records,
            boolean table,
            @Nullable String mapping,
            Defaults defaults) {}

    /**
     * Stores a file; its rows are taken afterwards, and a crash loses none of them.
     *
     * @return the id of the import
     * @throws InvalidInput if the file as a whole cannot be read
     * @throws TooLarge if it is too large
     * @throws IOException if it could not be read to its end
     */
    public UUID take(Fetched file, InputStream content) throws IOException {
        var kind = kinds.of(file.records());
        var order = new ImportOrder(
                file.name(),
                kind,
                file.table() ? ImportFormat.CSV : ImportFormat.NDJSON,
                file.mapping() == null ? null : mapping(file.mapping(), kind.name()),
                file.defaults().backfill(),
                fields(file.defaults(), kind.name()),
                "source " + file.defaults().source(),
                Brands.of(Set.of(file.defaults().brand())));
        var id = uploads.upload(order, content, false);
        worker.wake();
        return id;
    }

    private ColumnMapping mapping(String name, String kind) {
        try {
            var mapping = mappings.require(name, Brands.all());
            if (mapping.kind().equals(kind)) {
                return mapping.content();
            }
        } catch (NotFound e) {
            throw unusable(e);
        }
        throw unusable(null);
    }

    private static InvalidInput unusable(@Nullable NotFound cause) {
        var refusal = new InvalidInput("unknown-mapping", "There is no import mapping of this name and kind.");
        refusal.initCause(cause);
        return refusal;
    }

    private static Map<String, Object> fields(Defaults defaults, String kind) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("source", defaults.source());
        fields.put("brand", defaults.brand());
        fields.put("touchpoint", defaults.touchpoint());
        if (defaults.product() != null) {
            fields.put("product", defaults.product());
        }
        if (defaults.campaign() != null && kind.equals("interactions")) {
            fields.put("campaign", defaults.campaign());
        }
        return fields;
    }
}
