package io.heartline.metrics.representation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lists as CSV (RFC 4180): a column for each field, those of objects within objects named by their path.
 *
 * <p>A text that a spreadsheet would take for a formula has an apostrophe in front (OWASP, CSV injection).
 */
final class Csv {
    private static final String ITEMS = "items";
    private static final String FORMULA = "=+-@\t\r";
    private static final String LINE = "\r\n";

    private Csv() {}

    /** The list of an answer: its items, or else its only array of objects; empty if it has none. */
    static Optional<JsonNode> list(JsonNode answer) {
        if (answer.path(ITEMS).isArray()) {
            return Optional.of(answer.path(ITEMS));
        }
        var lists = answer.properties().stream()
                .map(Map.Entry::getValue)
                .filter(value ->
                        value.isArray() && !value.isEmpty() && value.get(0).isObject())
                .toList();
        return lists.size() == 1 ? Optional.of(lists.getFirst()) : Optional.empty();
    }

    /** The rows of a list, a header before them; nothing of an empty list. */
    static String of(JsonNode list) {
        List<Map<String, String>> rows = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (var item : list) {
            Map<String, String> row = new LinkedHashMap<>();
            flatten("", item, row);
            columns.addAll(row.keySet());
            rows.add(row);
        }
        if (rows.isEmpty()) {
            return "";
        }
        var csv = new StringBuilder();
        csv.append(columns.stream().map(Csv::quoted).collect(Collectors.joining(",")))
                .append(LINE);
        for (var row : rows) {
            csv.append(columns.stream()
                            .map(column -> quoted(row.getOrDefault(column, "")))
                            .collect(Collectors.joining(",")))
                    .append(LINE);
        }
        return csv.toString();
    }

    private static void flatten(String path, JsonNode value, Map<String, String> row) {
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), row));
        } else {
            row.put(path, text(value));
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return harmless(value.toString());
        }
        return value.isTextual() ? harmless(value.asText()) : value.asText();
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }
}
