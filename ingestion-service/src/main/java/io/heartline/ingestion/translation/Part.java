package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a payload and where it stands, so that a field that cannot be read is named.
 *
 * <p>A field that is null counts as absent. Ids are texts with some senders and numbers with others, or both in turn:
 * either is read as a text.
 */
record Part(String path, JsonNode node) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

    /** The whole of a payload, which must be an object. */
    static Part root(JsonNode payload) throws Unmappable {
        if (!payload.isObject()) {
            throw new Unmappable("", "is not a JSON object");
        }
        return new Part("", payload);
    }

    private String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    Unmappable refusal(String field, String message) {
        return new Unmappable(at(field), message);
    }

    /** The value of a field; missing if there is none. */
    Part get(String field) {
        var value = node.get(field);
        return new Part(at(field), value == null || value.isNull() ? MissingNode.getInstance() : value);
    }

    boolean exists() {
        return !node.isMissingNode();
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** An object that must be there. */
    Part object(String field) throws Unmappable {
        var part = optionalObject(field);
        if (!part.exists()) {
            throw refusal(field, "is required");
        }
        return part;
    }

    /** An object that may be absent; then it has no fields. */
    Part optionalObject(String field) throws Unmappable {
        var part = get(field);
        if (part.exists() && !part.node.isObject()) {
            throw refusal(field, "is not an object");
        }
        return part;
    }

    /** The elements of a list that may be absent. */
    List<Part> list(String field) throws Unmappable {
        var part = get(field);
        if (part.exists() && !part.node.isArray()) {
            throw refusal(field, "is not a list");
        }
        return part.elements();
    }

    /** The elements of this list, none if it is no list. */
    List<Part> elements() {
        List<Part> elements = new ArrayList<>();
        for (var element : node) {
            if (node.isArray()) {
                elements.add(new Part(path + "[" + elements.size() + "]", element));
            }
        }
        return elements;
    }

    /** The fields of this object that are not null, in their order. */
    Map<String, Part> fields() {
        Map<String, Part> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                fields.put(field.getKey(), get(field.getKey()));
            }
        });
        return fields;
    }

    /** A text that must be there and not be blank. */
    String text(String field) throws Unmappable {
        var text = optionalText(field);
        if (text == null) {
            throw refusal(field, "is required");
        }
        return text;
    }

    /** A text that may be absent; a blank one counts as absent. */
    @Nullable
    String optionalText(String field) throws Unmappable {
        var value = get(field);
        return value.exists() ? value.scalar() : null;
    }

    /** The first of these fields that is there and not blank. */
    @Nullable
    String anyText(String... names) throws Unmappable {
        for (var name : names) {
            var text = optionalText(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** This value as a text; null if it is blank. */
    @Nullable
    String scalar() throws Unmappable {
        if (!node.isValueNode()) {
            throw new Unmappable(path, "is neither a text nor a number");
        }
        var text = node.isNumber() ? node.decimalValue().toPlainString() : node.asText();
        return text.isBlank() ? null : text;
    }

    /** This value as a number; some senders write numbers as texts. */
    BigDecimal number() throws Unmappable {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isTextual() && NUMBER.matcher(node.asText().strip()).matches()) {
            return new BigDecimal(node.asText().strip());
        }
        throw new Unmappable(path, "is not a number");
    }

    @Nullable
    BigDecimal optionalNumber(String field) throws Unmappable {
        var value = get(field);
        return value.exists() && !(value.node.isTextual() && value.node.asText().isBlank()) ? value.number() : null;
    }

    /** This part with a number in its place. */
    Part as(int number) {
        return new Part(path, IntNode.valueOf(number));
    }

    /** A time that must be there. */
    Instant time(String field) throws Unmappable {
        var time = optionalTime(field);
        if (time == null) {
            throw refusal(field, "is required");
        }
        return time;
    }

    /** A time that may be absent, in any of the notations of {@link Times}. */
    @Nullable
    Instant optionalTime(String field) throws Unmappable {
        var text = optionalText(field);
        if (text == null) {
            return null;
        }
        return Times.read(text).orElseThrow(() -> refusal(field, "is not a time"));
    }

    /** The first of these times that is there. */
    @Nullable
    Instant anyTime(String... names) throws Unmappable {
        for (var name : names) {
            var time = optionalTime(name);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /** Whether a field says yes; absent is no. */
    boolean flag(String field) throws Unmappable {
        var text = optionalText(field);
        return switch (text == null ? "false" : text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw refusal(field, "is not true or false");
        };
    }
}
