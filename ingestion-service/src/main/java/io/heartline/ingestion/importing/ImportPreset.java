package io.heartline.ingestion.importing;

import io.heartline.ingestion.importing.ColumnMapping.Origin;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A shipped mapping for the exports of one system, whose headers vary with its version and language.
 *
 * @param name the name after {@code preset:}
 * @param kind what the rows are
 * @param about which export it is for
 * @param fields for each field path, under which headers it may be found
 */
record ImportPreset(String name, String kind, String about, Map<String, Cell> fields) {
    /** How such a file is named in {@code mapping=}. */
    static final String PREFIX = "preset:";

    /** Times as exports write them; a file that writes them otherwise needs a mapping of its own. */
    private static final String TIME_PATTERN = "[yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX]]"
            + "[yyyy-MM-dd HH:mm:ss[ XX][ z]][yyyy-MM-dd HH:mm][yyyy-MM-dd]"
            + "[yyyy/MM/dd HH:mm:ss][yyyy/MM/dd HH:mm][yyyy/MM/dd]"
            + "[M/d/yyyy H:mm:ss][M/d/yyyy H:mm][M/d/yyyy][MMM d, yyyy][MMMM d, yyyy]";

    private static final String TIME = "occurredAt";
    private static final String CUSTOMER = "customer.value";

    /**
     * Where the value of a field is looked for.
     *
     * @param headers the headers that it may have, the best first; letters and digits alone are compared
     * @param value the value if no such column is there, or its cell is blank
     * @param values other words for what a cell says; {@code *} stands for every other cell
     * @param optional whether a file without such a column is taken
     */
    @Schema(name = "PresetColumn")
    record Cell(
            @Nullable List<String> headers,
            @Nullable String value,
            @Nullable Map<String, String> values,
            boolean optional) {}

    /**
     * What the caller says of the whole file.
     *
     * @param source the source's slug; the preset's name if absent
     * @param brand whose customers the file is about
     */
    record Owner(
            @Nullable String source,
            String brand,
            @Nullable String product,
            @Nullable String touchpoint) {}

    /** The preset for the file of one owner. */
    Columns of(Owner owner) {
        return new Columns() {
            @Override
            public char separator() {
                return ',';
            }

            @Override
            public ColumnMapping over(List<String> header) {
                return mapping(header, owner);
            }
        };
    }

    private ColumnMapping mapping(List<String> header, Owner owner) {
        Map<String, String> known = new HashMap<>();
        header.forEach(column -> known.putIfAbsent(simple(column), column));
        Map<String, @Nullable Origin> origins = new LinkedHashMap<>();
        List<Violation> missing = new ArrayList<>();
        var source = owner.source() == null ? name : owner.source();
        origins.put("source", constant(source));
        origins.put("brand", constant(owner.brand()));
        if (owner.product() != null) {
            origins.put("product", constant(owner.product()));
        }
        fields.forEach((field, cell) -> {
            var column = cell.headers() == null ? null : find(cell.headers(), known);
            if (column != null || cell.value() != null) {
                var pattern = field.equals(TIME) ? TIME_PATTERN : null;
                var prefix = field.equals(CUSTOMER) ? (isHandle() ? network() : source) + ":" : null;
                origins.putIfAbsent(field, new Origin(column, cell.value(), cell.values(), pattern, null, prefix));
            } else if (!cell.optional()) {
                missing.add(
                        new Violation(null, field, "unknown-column", "is in none of the columns " + cell.headers()));
            }
        });
        if (!missing.isEmpty()) {
            throw new InvalidInput("unknown-column", "The file lacks columns of the preset; see errors.", missing);
        }
        if (owner.touchpoint() != null) {
            origins.put("touchpoint", constant(owner.touchpoint()));
        }
        if (!origins.containsKey("currency")) {
            origins.remove("amount");
        }
        return new ColumnMapping(null, origins);
    }

    /** A name on a social network is the same whoever tells it; any other id is that of its system. */
    private boolean isHandle() {
        var kind = fields.get("customer.kind");
        return kind != null && "handle".equals(kind.value());
    }

    /** The network is the beginning of the preset's name. */
    private String network() {
        return name.substring(0, name.indexOf('-'));
    }

    private static Origin constant(String value) {
        return new Origin(null, value, null, null, null, null);
    }

    private static @Nullable String find(List<String> headers, Map<String, String> known) {
        for (var name : headers) {
            var column = known.get(simple(name));
            if (column != null) {
                return column;
            }
        }
        return null;
    }

    /** {@code Review ID}, {@code review_id} and {@code reviewId} are the same header. */
    private static String simple(String header) {
        return header.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
