package io.heartline.ingestion.importing;

import io.heartline.ingestion.intake.RecordKind;
import io.heartline.platform.access.Brands;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to be imported.
 *
 * @param name for people
 * @param kind what the rows are
 * @param format what the file is written in
 * @param mapping how columns become fields; null for NDJSON, and for CSV whose headers are field paths
 * @param backfill whether no row may raise an alert
 * @param defaults fields of rows that do not have them; null if every row must be complete
 * @param caller the name of the key
 * @param brands the brands of the key
 */
record ImportOrder(
        String name,
        RecordKind<?> kind,
        ImportFormat format,
        @Nullable Columns mapping,
        boolean backfill,
        @Nullable Map<String, Object> defaults,
        String caller,
        Brands brands) {}
