package io.heartline.ingestion.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reading gave.
 *
 * @param items in the form of {@code POST /interactions}, or payloads that the source's mapping reads
 * @param cursor where the next reading begins
 * @param more whether there is something left that can be read at once
 * @param pause how long the source wants to be left alone; null if it did not say
 */
record Portion(
        List<JsonNode> items,
        ObjectNode cursor,
        boolean more,
        @Nullable Duration pause) {
    Portion {
        items = List.copyOf(items);
    }

    /** Nothing new. */
    static Portion nothing(ObjectNode cursor) {
        return new Portion(List.of(), cursor, false, null);
    }

    /** Something, and perhaps more of it. */
    static Portion of(List<? extends JsonNode> items, ObjectNode cursor, boolean more) {
        return new Portion(List.copyOf(items), cursor, more, null);
    }
}
