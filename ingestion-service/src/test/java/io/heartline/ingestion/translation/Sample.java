package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payload in the form that its sender documents, written by us, and what becomes of it: {@code
 * payloads/<kind>/<name>.json} with {@code mapping}, {@code payload} and {@code expected}.
 */
public record Sample(String kind, String name, JsonNode content) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<Sample> ALL = load();

    /** All of them, in the order of their names. */
    public static List<Sample> all() {
        return ALL;
    }

    private static List<Sample> load() {
        var folder = Objects.requireNonNull(Sample.class.getResource("/payloads"));
        try (var files = Files.walk(Path.of(folder.toURI()))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Sample::read)
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one of this name, {@code <kind>/<name>}. */
    public static Sample of(String path) {
        return all().stream()
                .filter(sample -> sample.toString().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Sample read(Path file) {
        try {
            return new Sample(
                    String.valueOf(Objects.requireNonNull(file.getParent()).getFileName()),
                    String.valueOf(file.getFileName()).replace(".json", ""),
                    JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** A copy of the payload. */
    public JsonNode payload() {
        return content.required("payload").deepCopy();
    }

    /** What a source of this kind adds; its slug is the kind. */
    public Defaults defaults() {
        return new Defaults(
                kind,
                "aurora-air",
                null,
                null,
                "support",
                false,
                content.path("mapping").deepCopy());
    }

    /** What becomes of a payload of this kind. */
    public Translation translate(JsonNode payload) throws Unmappable {
        return new Translators().of(kind).orElseThrow().translate(payload, defaults());
    }

    /** A translation as JSON, in the form of {@code expected}: only what is there, identifiers as {@code kind=value}. */
    public static JsonNode json(Translation translation) {
        var json = NODES.objectNode();
        put(json, "interactions", translation.interactions());
        put(json, "customerEvents", translation.customerEvents());
        put(
                json,
                "identifications",
                translation.identifications().stream()
                        .map(claim -> {
                            var ids = NODES.arrayNode();
                            claim.identifiers().forEach(id -> ids.add(words(id)));
                            return ids;
                        })
                        .toList());
        put(
                json,
                "consents",
                translation.consents().stream().map(Sample::consent).toList());
        text(json, "ignored", translation.ignored());
        return reread(json);
    }

    private static ObjectNode consent(ConsentStatement statement) {
        var json = NODES.objectNode().put("customer", words(statement.customer()));
        text(json, "channel", statement.channel());
        text(json, "purpose", statement.purpose());
        return json.put("granted", statement.granted())
                .put("proof", statement.proof())
                .put("at", statement.at().toString());
    }

    private static void put(ObjectNode json, String field, List<? extends JsonNode> values) {
        if (!values.isEmpty()) {
            ArrayNode array = json.putArray(field);
            values.forEach(array::add);
        }
    }

    private static void text(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    private static String words(Identifier identifier) {
        return identifier.kind() + "=" + identifier.value();
    }

    /** Written and read, numbers are of the same types as those of a file. */
    private static JsonNode reread(JsonNode json) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
