package io.heartline.alerting.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Reads and writes the JSON that vendors speak. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static Notice notice(String body) {
        return Notice.read(read(body));
    }

    static byte[] bytes(JsonNode body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a message cannot be written as JSON", e);
        }
    }

    static Outgoing.Post post(URI url, JsonNode body) {
        return post(url, body, Map.of());
    }

    static Outgoing.Post post(URI url, JsonNode body, Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("content-type", "application/json; charset=utf-8");
        headers.put("user-agent", "Heartline");
        return new Outgoing.Post(url, headers, bytes(body));
    }

    /** A number in an answer; empty if the answer is no JSON or has none. */
    static OptionalInt number(String answer, String field) {
        var value = read(answer).path(field);
        return value.canConvertToInt() ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
    }

    private static JsonNode read(String text) {
        try {
            var node = MAPPER.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
