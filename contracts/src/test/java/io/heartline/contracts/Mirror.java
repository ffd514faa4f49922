package io.heartline.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Compares a JSON Schema with the record that mirrors it, by reflection. */
final class Mirror {
    private final JsonNode root;
    private final List<String> differences = new ArrayList<>();

    private Mirror(JsonNode root) {
        this.root = root;
    }

    /** Where the two differ, in words; empty if the schema says what the record says. */
    static List<String> differences(JsonNode schema, Class<?> event) {
        var mirror = new Mirror(schema);
        mirror.compareObject("", schema, event);
        return mirror.differences;
    }

    private void compareObject(String at, JsonNode schema, Class<?> type) {
        expect(at, "type", "object", schema.path("type").asText());
        Set<String> names = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (var component : type.getRecordComponents()) {
            var name = name(component);
            names.add(name);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(name);
            }
            compare(at + "/" + name, schema.path("properties").path(name), component.getGenericType());
        }
        expect(at, "fields", names, new TreeSet<>(fieldNames(schema.path("properties"))));
        expect(at, "required fields", required, new TreeSet<>(texts(schema.path("required"))));
    }

    private void compare(String at, JsonNode given, Type type) {
        var schema = resolve(given);
        if (type instanceof ParameterizedType generic) {
            compareCollection(at, schema, generic);
        } else if (type instanceof Class<?> plain) {
            comparePlain(at, schema, plain);
        } else {
            differences.add(at + ": a type that this comparison does not know");
        }
    }

    private void compareCollection(String at, JsonNode schema, ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            expect(at, "type", "array", schema.path("type").asText());
            compare(at + "[]", schema.path("items"), arguments[0]);
        } else if (type.getRawType() == Map.class) {
            expect(at, "type", "object", schema.path("type").asText());
            expect(
                    at,
                    "keys",
                    wireNames(arguments[0]),
                    texts(schema.path("propertyNames").path("enum")));
            compare(at + "{}", schema.path("additionalProperties"), arguments[1]);
        } else {
            differences.add(at + ": a collection that this comparison does not know");
        }
    }

    private void comparePlain(String at, JsonNode schema, Class<?> type) {
        expect(at, "enum", wireNames(type), texts(schema.path("enum")));
        if (type.isRecord() && Arrays.stream(type.getRecordComponents()).noneMatch(Mirror::isTheValue)) {
            compareObject(at, schema, type);
            return;
        }
        expect(at, "type", jsonType(type), schema.path("type").asText());
        if (type == UUID.class) {
            expect(at, "format", "uuid", schema.path("format").asText());
        }
        if (type == Instant.class) {
            expect(at, "format", "date-time", schema.path("format").asText());
        }
        if (type == EventType.class) {
            var builtIn = schema.path("anyOf").path(0).path("enum");
            expect(at, "built-in types", new TreeSet<>(EventType.BUILT_IN), new TreeSet<>(texts(builtIn)));
        }
    }

    private static String jsonType(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "integer";
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return "number";
        }
        return type == boolean.class || type == Boolean.class ? "boolean" : "string";
    }

    /** The names of an enum's constants; none for any other type. */
    private static Set<String> wireNames(Type type) {
        Set<String> names = new LinkedHashSet<>();
        if (type instanceof Class<?> plain && plain.isEnum()) {
            for (var constant : plain.getEnumConstants()) {
                names.add(Schemas.tree(EventJson.write(constant)).asText());
            }
        }
        return names;
    }

    private static String name(RecordComponent component) {
        var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static boolean isTheValue(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private void expect(String at, String what, Object byRecord, Object bySchema) {
        if (!byRecord.equals(bySchema)) {
            differences.add(
                    at + ": " + what + " are " + byRecord + " in the record and " + bySchema + " in the schema");
        }
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static List<String> fieldNames(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }
}
