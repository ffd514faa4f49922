package io.heartline.metrics.representation;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a list: those that the type of its items declares, in that order, whether or not a page has anything in
 * them; so that pages of one list can be put together. What a type does not tell (maps, sealed types) is added as the
 * items have it.
 */
final class Columns {
    private static final Set<Class<?>> WHOLE =
            Set.of(long.class, Long.class, int.class, Integer.class, short.class, Short.class);
    private static final Set<Class<?>> FRACTIONS = Set.of(double.class, Double.class, float.class, BigDecimal.class);
    private static final Set<Class<?>> TRUTHS = Set.of(boolean.class, Boolean.class);

    private Columns() {}

    /**
     * The columns of a list.
     *
     * @param answer what the list is of; the type of the items is taken from it
     * @param list the items as they are written
     */
    static List<Column> of(Object answer, JsonNode list) {
        Map<String, Column.Type> declared = new LinkedHashMap<>();
        var item = item(answer);
        if (item != null) {
            declare("", item, declared);
        }
        List<Map<String, JsonNode>> rows = new ArrayList<>();
        Map<String, Column.Type> types = new LinkedHashMap<>(declared);
        for (var one : list) {
            Map<String, JsonNode> row = new LinkedHashMap<>();
            flatten("", one, row);
            row.forEach((path, value) -> {
                if (!declared.containsKey(path)) {
                    types.merge(path, type(value), Columns::common);
                }
            });
            rows.add(row);
        }
        return types.entrySet().stream()
                .map(column -> new Column(
                        column.getKey(),
                        column.getValue(),
                        Arrays.asList(rows.stream()
                                .map(row -> row.get(column.getKey()))
                                .toArray(JsonNode[]::new))))
                .toList();
    }

    /** The type of the items of an answer, if they are of a record. */
    private static @Nullable Class<?> item(Object answer) {
        if (!answer.getClass().isRecord()) {
            return null;
        }
        var lists = Arrays.stream(answer.getClass().getRecordComponents())
                .map(Columns::element)
                .filter(Objects::nonNull)
                .toList();
        return lists.size() == 1 ? lists.getFirst() : null;
    }

    private static @Nullable Class<?> element(RecordComponent component) {
        return Collection.class.isAssignableFrom(component.getType())
                        && component.getGenericType() instanceof ParameterizedType of
                        && of.getActualTypeArguments()[0] instanceof Class<?> element
                        && element.isRecord()
                ? element
                : null;
    }

    private static void declare(String prefix, Class<?> item, Map<String, Column.Type> declared) {
        for (var component : item.getRecordComponents()) {
            var type = component.getType();
            var path = prefix + component.getName();
            if (type.isRecord()) {
                declare(path + ".", type, declared);
            } else if (WHOLE.contains(type)) {
                declared.put(path, Column.Type.INTEGER);
            } else if (FRACTIONS.contains(type)) {
                declared.put(path, Column.Type.DECIMAL);
            } else if (TRUTHS.contains(type)) {
                declared.put(path, Column.Type.TRUTH);
            } else if (type == Instant.class) {
                declared.put(path, Column.Type.INSTANT);
            } else if (type == LocalDate.class) {
                declared.put(path, Column.Type.DAY);
            } else if (!Map.class.isAssignableFrom(type) && !type.isInterface() && type != Object.class) {
                declared.put(path, Column.Type.TEXT);
            }
        }
    }

    /** What is null has no path of its own: it may be an object that is not there. */
    private static void flatten(String path, JsonNode value, Map<String, JsonNode> row) {
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), row));
        } else if (!value.isNull()) {
            row.put(path, value);
        }
    }

    private static Column.Type type(JsonNode value) {
        if (value.isIntegralNumber()) {
            return Column.Type.INTEGER;
        }
        if (value.isNumber()) {
            return Column.Type.DECIMAL;
        }
        return value.isBoolean() ? Column.Type.TRUTH : Column.Type.TEXT;
    }

    private static Column.Type common(Column.Type one, Column.Type other) {
        if (one == other) {
            return one;
        }
        var numbers = Set.of(Column.Type.INTEGER, Column.Type.DECIMAL);
        return numbers.contains(one) && numbers.contains(other) ? Column.Type.DECIMAL : Column.Type.TEXT;
    }
}
