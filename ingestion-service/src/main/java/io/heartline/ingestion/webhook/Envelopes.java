package io.heartline.ingestion.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.delivery.RawDeliveries.Arrival;
import io.heartline.ingestion.source.Source;
import io.heartline.ingestion.source.SourceKinds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Turns a request into what is stored: one payload, or one for each event of a batch. */
final class Envelopes {
    private static final String ATTRIBUTE = "ce-";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Envelopes() {}

    /**
     * The arrivals that a request holds.
     *
     * @param headers by lower-case name
     * @param text the body, as it is stored if it is nothing special
     */
    static List<Arrival> open(Source source, Map<String, String> headers, String text, byte[] body) {
        var payload = parse(text);
        if (source.kind().equals(SourceKinds.CLOUDEVENTS) && headers.containsKey(ATTRIBUTE + "id")) {
            var event = structured(headers, text, payload);
            return List.of(new Arrival(Keys.of(source.kind(), Map.of(), event, body), event.toString()));
        }
        boolean splits =
                source.kind().equals(SourceKinds.CLOUDEVENTS) || source.kind().equals(SourceKinds.SEGMENT);
        if (splits && payload != null && payload.isArray() && !payload.isEmpty()) {
            return StreamSupport.stream(payload.spliterator(), false)
                    .map(event -> {
                        var one = event.toString();
                        var key = Keys.of(source.kind(), Map.of(), event, one.getBytes(StandardCharsets.UTF_8));
                        return new Arrival(key, one);
                    })
                    .toList();
        }
        return List.of(new Arrival(Keys.of(source.kind(), headers, payload, body), text));
    }

    /** An event of CloudEvents' binary mode, in its structured form. */
    private static ObjectNode structured(Map<String, String> headers, String text, @Nullable JsonNode payload) {
        var event = JSON.createObjectNode();
        headers.forEach((name, value) -> {
            if (name.startsWith(ATTRIBUTE)) {
                event.put(name.substring(ATTRIBUTE.length()), value);
            }
        });
        if (payload == null) {
            event.put("data", text);
        } else {
            event.set("data", payload);
        }
        return event;
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // It is kept as it is and shown among the rejected.
            return null;
        }
    }
}
