package io.heartline.ingestion.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.importing.ColumnMapping.Origin;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of cells into the JSON that would have been posted.
 *
 * <p>A blank cell is an absent field. What is no number or no time stays a text, so that the rules of the record refuse
 * it with their own words.
 */
final class CsvRows {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> NUMBERS = Set.of("amount", "reach", "profile.tenureDays");
    private static final Set<String> BOOLEANS = Set.of("public", "backfill");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");
    private static final String RATINGS = "ratings.";
    private static final String TIME = "occurredAt";

    private final int width;
    private final List<Column> columns = new ArrayList<>();

    /** A field, the cell that it comes from ({@code -1} for none), and how to read it. */
    private record Column(
            String field,
            int index,
            Origin origin,
            @Nullable DateTimeFormatter formatter,
            ZoneId zone) {}

    CsvRows(Layout layout) {
        width = layout.header().size();
        Map<String, Integer> indexes = new HashMap<>();
        for (var name : layout.header()) {
            indexes.put(name, indexes.size());
        }
        layout.mapping().origins().forEach((field, origin) -> {
            int index = origin.column() == null ? -1 : Objects.requireNonNull(indexes.get(origin.column()));
            columns.add(new Column(field, index, origin, ColumnMapping.formatter(origin), ColumnMapping.zone(origin)));
        });
    }

    /** How many cells a row must have. */
    int width() {
        return width;
    }

    ObjectNode item(List<String> cells) {
        var item = JSON.objectNode();
        for (var column : columns) {
            var cell = cell(column, cells);
            if (cell != null) {
                put(item, column, cell);
            }
        }
        return item;
    }

    private static @Nullable String cell(Column column, List<String> cells) {
        var origin = column.origin();
        if (column.index() < 0 || cells.get(column.index()).isBlank()) {
            return origin.value();
        }
        var cell = cells.get(column.index());
        var words = origin.values();
        var word = words == null ? cell : words.getOrDefault(cell, words.getOrDefault(ColumnMapping.ANY_OTHER, cell));
        return origin.prefix() == null ? word : origin.prefix() + word;
    }

    private static void put(ObjectNode item, Column column, String cell) {
        var field = column.field();
        if (field.startsWith(RATINGS)) {
            item.withArray("/ratings")
                    .add(JSON.objectNode()
                            .put("metric", field.substring(RATINGS.length()))
                            .set("value", number(cell)));
            return;
        }
        var dot = field.indexOf('.');
        var holder = dot < 0 ? item : item.withObject("/" + field.substring(0, dot));
        holder.set(field.substring(dot + 1), value(column, cell));
    }

    private static JsonNode value(Column column, String cell) {
        if (NUMBERS.contains(column.field())) {
            return number(cell);
        }
        if (BOOLEANS.contains(column.field())) {
            return switch (cell.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> JSON.booleanNode(true);
                case "false" -> JSON.booleanNode(false);
                default -> JSON.textNode(cell);
            };
        }
        return JSON.textNode(column.field().equals(TIME) ? time(column, cell) : cell);
    }

    private static JsonNode number(String cell) {
        var text = cell.strip();
        if (!NUMBER.matcher(text).matches()) {
            return JSON.textNode(cell);
        }
        return text.contains(".") ? JSON.numberNode(new BigDecimal(text)) : JSON.numberNode(Long.parseLong(text));
    }

    private static String time(Column column, String cell) {
        if (column.formatter() == null) {
            return cell.strip();
        }
        try {
            var time = column.formatter()
                    .parseBest(cell.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (time) {
                case OffsetDateTime exact -> exact.toString();
                case LocalDateTime local ->
                    local.atZone(column.zone()).toOffsetDateTime().toString();
                case LocalDate day ->
                    day.atStartOfDay(column.zone()).toOffsetDateTime().toString();
                default -> cell;
            };
        } catch (DateTimeException e) {
            return cell;
        }
    }
}
