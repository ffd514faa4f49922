package io.heartline.ingestion.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.translation.Identification;
import io.heartline.ingestion.translation.Identifier;
import io.heartline.platform.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a payload becomes items.
 *
 * @param kind interactions or customer-events
 * @param each the expression that finds what becomes one item each; the whole payload if absent
 * @param when for each condition an expression, read from the whole payload, and the values of which it must find one
 * @param fields for each field path, such as {@code customer.value} or {@code ratings.csat}, where its value comes from
 * @param identifiers by what else the customer is known, by the kind of identifier
 */
record Rule(
        @Nullable String kind,
        @Nullable String each,
        @Nullable Map<String, @Nullable List<String>> when,
        @Nullable Map<String, @Nullable Origin> fields,
        @Nullable Map<String, @Nullable Origin> identifiers) {
    static final String INTERACTIONS = "interactions";
    static final String EVENTS = "customer-events";

    private static final int FIELDS_MAX = 64;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> NUMBERS = Set.of("amount", "reach", "profile.tenureDays");
    private static final Set<String> BOOLEANS = Set.of("public", "backfill");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern FIELD = Pattern.compile("[a-zA-Z]{1,32}+(?:\\.[^.\\p{Cntrl}]{1,64}+)?+");
    private static final String RATINGS = "ratings.";
    private static final String TIME = "occurredAt";

    void check(String at, List<Violation> violations) {
        if (kind == null || !(kind.equals(INTERACTIONS) || kind.equals(EVENTS))) {
            violations.add(new Violation(null, at + ".kind", "unknown-value", "is not interactions, customer-events"));
        }
        if (each != null && !Expression.isSafe(each)) {
            violations.add(new Violation(null, at + ".each", "unsupported-path", "is no JSONPath that is supported"));
        }
        if (when != null) {
            when.forEach((path, wanted) -> {
                if (!Expression.isSafe(path) || wanted == null || wanted.isEmpty()) {
                    violations.add(new Violation(
                            null, at + ".when", "unsupported-path", "has a path that is not supported, or no values"));
                }
            });
        }
        if (fields == null || fields.isEmpty() || fields.size() > FIELDS_MAX) {
            violations.add(new Violation(null, at + ".fields", "invalid", "has not 1 to " + FIELDS_MAX + " entries"));
        }
        check(at + ".fields", fields, violations);
        check(at + ".identifiers", identifiers, violations);
    }

    private static void check(String at, @Nullable Map<String, @Nullable Origin> origins, List<Violation> violations) {
        if (origins == null) {
            return;
        }
        origins.forEach((field, origin) -> {
            if (!FIELD.matcher(field.replace('-', 'x')).matches()) {
                violations.add(new Violation(null, at, "unknown-field", "has a name that no field has"));
            } else if (origin == null) {
                violations.add(new Violation(null, at + "." + field, "required", "has no origin"));
            } else {
                origin.check(at + "." + field, violations);
            }
        });
    }

    boolean makesInteractions() {
        return INTERACTIONS.equals(kind);
    }

    private boolean appliesTo(JsonNode payload) {
        return when == null
                || when.entrySet().stream()
                        .allMatch(condition -> Expression.of(condition.getKey()).read(payload).stream()
                                .anyMatch(found -> Objects.requireNonNull(condition.getValue())
                                        .contains(found.asText())));
    }

    /** What becomes one item each; nothing where the rule does not apply. */
    List<JsonNode> parts(JsonNode payload) {
        if (!appliesTo(payload)) {
            return List.of();
        }
        return each == null ? List.of(payload) : Expression.of(each).read(payload);
    }

    ObjectNode item(JsonNode payload, JsonNode part) {
        var item = JSON.objectNode();
        Objects.requireNonNull(fields).forEach((field, given) -> {
            var origin = Objects.requireNonNull(given);
            var text = origin.read(origin.ofWhole() ? payload : part, field.equals("text") ? "\n" : ", ");
            if (text != null) {
                put(item, field, origin, text);
            }
        });
        return item;
    }

    /** What else the item's customer is known by; nothing if the part does not say. */
    Optional<Identification> identification(JsonNode payload, JsonNode part, ObjectNode item) {
        if (identifiers == null || !item.path("customer").has("value")) {
            return Optional.empty();
        }
        List<Identifier> found = new ArrayList<>();
        var customer = item.path("customer");
        found.add(new Identifier(
                customer.path("kind").asText(), customer.path("value").asText()));
        identifiers.forEach((name, origin) -> {
            var value = Objects.requireNonNull(origin).read(origin.ofWhole() ? payload : part, ", ");
            if (value != null) {
                found.add(new Identifier(name, value));
            }
        });
        return found.size() < 2 ? Optional.empty() : Optional.of(new Identification(List.copyOf(found)));
    }

    private static void put(ObjectNode item, String field, Origin origin, String text) {
        if (field.startsWith(RATINGS)) {
            var rating = JSON.objectNode().put("metric", field.substring(RATINGS.length()));
            rating.set("value", number(text));
            if (origin.min() != null && origin.max() != null) {
                rating.put("min", origin.min()).put("max", origin.max());
            }
            item.withArray("/ratings").add(rating);
            return;
        }
        var dot = field.indexOf('.');
        var holder = dot < 0 ? item : item.withObject("/" + field.substring(0, dot));
        holder.set(field.substring(dot + 1), value(field, origin, text));
    }

    private static JsonNode value(String field, Origin origin, String text) {
        if (NUMBERS.contains(field)) {
            return number(text);
        }
        if (BOOLEANS.contains(field)) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> JSON.booleanNode(true);
                case "false" -> JSON.booleanNode(false);
                default -> JSON.textNode(text);
            };
        }
        return JSON.textNode(field.equals(TIME) ? origin.time(text) : text);
    }

    private static JsonNode number(String text) {
        var stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches()) {
            return JSON.textNode(text);
        }
        return stripped.contains(".")
                ? JSON.numberNode(new BigDecimal(stripped))
                : JSON.numberNode(Long.parseLong(stripped));
    }
}
