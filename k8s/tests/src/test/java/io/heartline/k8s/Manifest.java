package io.heartline.k8s;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One Kubernetes object.
 *
 * @param tree the object as it was written
 */
record Manifest(ObjectNode tree) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads the documents of a YAML text; a key that stands twice in one object is refused. */
    static List<Manifest> read(String yaml) {
        var manifests = new ArrayList<Manifest>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            documents.forEachRemaining(document -> {
                if (document instanceof ObjectNode object) {
                    manifests.add(new Manifest(object));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return manifests;
    }

    String kind() {
        return tree.path("kind").asText();
    }

    /** As in {@code apps/v1 Deployment}. */
    String type() {
        return tree.path("apiVersion").asText() + " " + kind();
    }

    String name() {
        return at("/metadata/name").asText();
    }

    /** Whether Helm makes it for a moment only, as it does tests and migrations. */
    boolean isHook() {
        return at("/metadata/annotations").has("helm.sh/hook");
    }

    JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    /** The values at a pointer into an array's elements, or no values where nothing is. */
    Stream<JsonNode> each(String pointer) {
        return stream(at(pointer));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The texts of an object by key, as labels are. */
    static TreeMap<String, String> texts(JsonNode object) {
        var texts = new TreeMap<String, String>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    /** Whether a selector's labels are all among these; a selector of nothing selects nothing here. */
    static boolean selects(JsonNode matchLabels, JsonNode labels) {
        var wanted = texts(matchLabels);
        return !wanted.isEmpty() && texts(labels).entrySet().containsAll(wanted.entrySet());
    }

    Manifest copy() {
        return new Manifest(tree.deepCopy());
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
