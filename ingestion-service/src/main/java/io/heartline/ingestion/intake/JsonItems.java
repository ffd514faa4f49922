package io.heartline.ingestion.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.JsonReasons;
import io.heartline.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads bodies and lines of JSON, strictly. */
@ApplicationScoped
public class JsonItems {
    private final ObjectMapper mapper;
    private final ObjectReader reader;

    JsonItems(ObjectMapper mapper) {
        this.mapper = mapper;
        // Money must not pass through a binary fraction on its way.
        this.reader = mapper.readerFor(JsonNode.class)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    /**
     * What a body holds.
     *
     * @param items the items; one if the body is an object
     * @param array whether the body is an array
     */
    record Body(List<JsonNode> items, boolean array) {}

    /**
     * Reads a body that is an object or an array of at most {@link Limits#ITEMS_MAX}.
     *
     * @throws InvalidInput if it is neither, is too long or is no UTF-8
     * @throws JsonProcessingException if it is not well-formed
     */
    Body body(byte[] body) throws JsonProcessingException {
        try (var parser = reader.createParser(utf8(body))) {
            var first = parser.nextToken();
            var array = first == JsonToken.START_ARRAY;
            if (!array && first != JsonToken.START_OBJECT) {
                throw new InvalidInput("not-an-item", "The body is neither a JSON object nor an array of them.");
            }
            List<JsonNode> items = new ArrayList<>();
            if (array) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    add(parser, items);
                }
            } else {
                add(parser, items);
            }
            if (parser.nextToken() != null) {
                throw new InvalidInput("malformed-json", "The body has something after its JSON value.");
            }
            return new Body(items, array);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private void add(JsonParser parser, List<JsonNode> items) throws IOException {
        if (items.size() == Limits.ITEMS_MAX) {
            throw new InvalidInput("too-many-items", "The array has more than " + Limits.ITEMS_MAX + " items.");
        }
        items.add(reader.readValue(parser));
    }

    /**
     * Reads one line of newline-delimited JSON.
     *
     * @throws InvalidInput if it is no UTF-8
     * @throws JsonProcessingException if it is not one well-formed value
     */
    public JsonNode line(byte[] line) throws JsonProcessingException {
        return reader.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readValue(utf8(line));
    }

    /**
     * Binds an item to the record that names its fields.
     *
     * @return the record, or the first field that does not fit
     */
    public <T> Checked<T> bind(JsonNode item, Class<T> type) {
        if (!item.isObject()) {
            return new Checked.Invalid<>(List.of(new Violation(null, "", "not-an-object", "is not a JSON object")));
        }
        try {
            return new Checked.Valid<>(mapper.treeToValue(item, type));
        } catch (UnrecognizedPropertyException e) {
            return invalid(e, "unknown-field", "is not a field of this request");
        } catch (JsonMappingException e) {
            return invalid(e, "wrong-type", JsonReasons.of(e).orElse("has the wrong type"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always well-formed", e);
        }
    }

    private static <T> Checked<T> invalid(JsonMappingException e, String code, String message) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return new Checked.Invalid<>(List.of(new Violation(null, path.toString(), code, message)));
    }

    /** Jackson would guess UTF-16 or UTF-32 from the first bytes; nothing is guessed here. */
    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            var refusal = new InvalidInput("not-utf-8", "The body is not valid UTF-8.");
            refusal.initCause(e);
            throw refusal;
        }
    }
}
