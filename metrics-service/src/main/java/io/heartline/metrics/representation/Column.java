package io.heartline.metrics.representation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list.
 *
 * @param name the path of the field, with a dot between the names of objects within objects
 * @param values one for each row; null where the field has none
 */
record Column(String name, Type type, List<@Nullable JsonNode> values) {
    /** What the values of a column are. */
    enum Type {
        /** Texts, and whatever is nothing else. */
        TEXT,
        /** Whole numbers. */
        INTEGER,
        /** Decimal fractions. */
        DECIMAL,
        /** True or false. */
        TRUTH,
        /** Instants, written in ISO 8601. */
        INSTANT,
        /** Days, written in ISO 8601. */
        DAY
    }
}
