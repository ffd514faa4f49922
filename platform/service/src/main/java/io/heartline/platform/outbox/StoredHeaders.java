package io.heartline.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** The headers of a record as a column holds them: one JSON object of texts. */
public final class StoredHeaders {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private StoredHeaders() {}

    /** The text of the column. */
    public static String write(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("headers cannot be written as JSON", e);
        }
    }

    /**
     * The headers that the text of a column says.
     *
     * @throws IllegalStateException if it was not written by {@link #write}
     */
    public static Map<String, String> read(String column) {
        try {
            return JSON.readValue(column, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column holds headers that were not written by us", e);
        }
    }
}
