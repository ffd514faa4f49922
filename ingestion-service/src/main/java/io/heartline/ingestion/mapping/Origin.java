package io.heartline.ingestion.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.platform.problem.Violation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a field comes from.
 *
 * @param path the expression that finds it; more than one find is joined
 * @param whole whether the path begins at the whole payload, not at what {@code each} found
 * @param value the value for every payload, or for those in which the path finds nothing
 * @param values other words for what is found; what is not among them stays as it is
 * @param unit for times that are numbers: seconds or millis since 1970
 * @param pattern for times that are texts, as in {@code yyyy-MM-dd HH:mm}; ISO 8601 if absent
 * @param zone where the clock hangs that wrote a time without an offset; UTC if absent
 * @param min the lower end of a rating's scale
 * @param max the upper end of a rating's scale
 */
record Origin(
        @Nullable String path,
        @Nullable Boolean whole,
        @Nullable String value,
        @Nullable Map<String, String> values,
        @Nullable String unit,
        @Nullable String pattern,
        @Nullable String zone,
        @Nullable Double min,
        @Nullable Double max) {
    private static final int VALUES_MAX = 1_000;

    void check(String field, List<Violation> violations) {
        if (path == null && value == null) {
            violations.add(new Violation(null, field, "required", "has neither a path nor a value"));
        }
        if (path != null && !Expression.isSafe(path)) {
            violations.add(new Violation(
                    null,
                    field + ".path",
                    "unsupported-path",
                    "is no JSONPath of names, indexes, wildcards and filters of the form [?(@.name == 'text')]"));
        }
        if (values != null && values.size() > VALUES_MAX) {
            violations.add(new Violation(null, field + ".values", "too-many", "has more than " + VALUES_MAX));
        }
        if (unit != null && !unit.equals("seconds") && !unit.equals("millis")) {
            violations.add(new Violation(null, field + ".unit", "unknown-value", "is not seconds or millis"));
        }
        try {
            formatter();
            zoneId();
        } catch (IllegalArgumentException | DateTimeException e) {
            violations.add(new Violation(null, field, "invalid", "has a pattern or a zone that cannot be used"));
        }
    }

    boolean ofWhole() {
        return Boolean.TRUE.equals(whole);
    }

    /** The text that the field gets; null if there is none. */
    @Nullable
    String read(JsonNode payload, String separator) {
        var found = path == null
                ? ""
                : Expression.of(path).read(payload).stream()
                        .map(node -> node.isValueNode() ? node.asText() : node.toString())
                        .filter(text -> !text.isBlank())
                        .map(text -> values == null ? text : values.getOrDefault(text, text))
                        .collect(Collectors.joining(separator));
        return found.isEmpty() ? value : found;
    }

    /** A time in ISO 8601; what is no time stays as it is, so that the rules refuse it with their own words. */
    String time(String text) {
        try {
            if (unit != null) {
                var number = new BigDecimal(text.strip());
                var millis = unit.equals("seconds") ? number.movePointRight(3) : number;
                return Instant.ofEpochMilli(millis.longValue()).toString();
            }
            var formatter = formatter();
            if (formatter == null) {
                return text.strip();
            }
            return switch (formatter.parseBest(
                    text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
                case OffsetDateTime exact -> exact.toString();
                case LocalDateTime local ->
                    local.atZone(zoneId()).toOffsetDateTime().toString();
                case LocalDate day ->
                    day.atStartOfDay(zoneId()).toOffsetDateTime().toString();
                default -> text;
            };
        } catch (DateTimeException | NumberFormatException e) {
            return text;
        }
    }

    private @Nullable DateTimeFormatter formatter() {
        return pattern == null ? null : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    private ZoneId zoneId() {
        return ZoneId.of(zone == null ? "UTC" : zone);
    }
}
