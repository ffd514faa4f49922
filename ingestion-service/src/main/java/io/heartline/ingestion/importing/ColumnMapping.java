package io.heartline.ingestion.importing;

import io.heartline.ingestion.intake.RecordKind;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a CSV file become the fields of records.
 *
 * @param delimiter what stands between cells, one character; a comma if absent
 * @param fields for each field path, such as {@code customer.value} or {@code ratings.csat}, where its value comes from
 */
@Schema(name = "ColumnMapping")
record ColumnMapping(@Nullable String delimiter, @Nullable Map<String, @Nullable Origin> fields) implements Columns {
    /** What stands for every cell that no other word is given for. */
    static final String ANY_OTHER = "*";

    private static final int FIELDS_MAX = 64;
    private static final int VALUES_MAX = 1_000;

    /**
     * Where the value of a field comes from.
     *
     * @param column the header of the column
     * @param value the value for every row, or for rows whose cell is blank if there is a column too
     * @param values other words for what a cell says; a cell that is not among them is what {@code *} says, and without
     *     it stays as it is
     * @param pattern how a time is written, as in {@code yyyy-MM-dd HH:mm:ss}; ISO 8601 if absent
     * @param zone where the clock hangs that wrote a time without an offset; UTC if absent
     * @param prefix what is put before a cell, so that the ids of two systems stay apart
     */
    @Schema(name = "ColumnOrigin")
    record Origin(
            @Nullable String column,
            @Nullable String value,
            @Nullable Map<String, String> values,
            @Nullable String pattern,
            @Nullable String zone,
            @Nullable String prefix) {}

    /** A mapping for a file whose headers are field paths already. */
    static ColumnMapping identity(List<String> header) {
        Map<String, @Nullable Origin> fields = new LinkedHashMap<>();
        header.forEach(name -> fields.put(name, new Origin(name, null, null, null, null, null)));
        return new ColumnMapping(null, fields);
    }

    @Override
    public char separator() {
        return delimiter == null ? ',' : delimiter.charAt(0);
    }

    @Override
    public ColumnMapping over(List<String> header) {
        return this;
    }

    Map<String, Origin> origins() {
        Map<String, Origin> origins = new LinkedHashMap<>();
        if (fields != null) {
            fields.forEach((field, origin) -> origins.put(field, Objects.requireNonNull(origin)));
        }
        return origins;
    }

    /**
     * Checks the mapping against what records of a kind can have.
     *
     * @throws InvalidInput naming each field that breaks a rule
     */
    ColumnMapping check(RecordKind<?> kind) {
        List<Violation> violations = new ArrayList<>();
        if (delimiter != null && (delimiter.length() != 1 || "\"\r\n".contains(delimiter))) {
            violations.add(new Violation(null, "delimiter", "invalid", "is not one character, or is a quote"));
        }
        if (fields == null || fields.isEmpty() || fields.size() > FIELDS_MAX) {
            violations.add(new Violation(null, "fields", "invalid", "has not 1 to " + FIELDS_MAX + " entries"));
        } else {
            fields.forEach((field, origin) -> check(field, origin, kind, violations));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInput("invalid-mapping", "The mapping breaks rules; see errors.", violations);
        }
        return this;
    }

    private static void check(String field, @Nullable Origin origin, RecordKind<?> kind, List<Violation> violations) {
        var path = "fields." + field;
        if (!isField(field, kind)) {
            violations.add(new Violation(null, path, "unknown-field", "is not a field of " + kind.name()));
        }
        if (origin == null || (origin.column() == null && origin.value() == null)) {
            violations.add(new Violation(null, path, "required", "has neither a column nor a value"));
            return;
        }
        if (origin.values() != null && origin.values().size() > VALUES_MAX) {
            violations.add(new Violation(null, path, "too-many", "has more than " + VALUES_MAX + " values"));
        }
        try {
            formatter(origin);
            zone(origin);
        } catch (IllegalArgumentException | DateTimeException e) {
            violations.add(new Violation(null, path, "invalid", "has a pattern or a zone that cannot be used"));
        }
    }

    private static boolean isField(String field, RecordKind<?> kind) {
        var wildcard = field.replaceFirst("\\..+$", ".*");
        return !field.endsWith(".*")
                && (kind.fields().contains(field) || kind.fields().contains(wildcard));
    }

    static @Nullable DateTimeFormatter formatter(Origin origin) {
        return origin.pattern() == null ? null : DateTimeFormatter.ofPattern(origin.pattern(), Locale.ENGLISH);
    }

    static ZoneId zone(Origin origin) {
        return ZoneId.of(origin.zone() == null ? "UTC" : origin.zone());
    }
}
