package io.heartline.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The shapes of Kubernetes' own objects and of the custom resources that the chart can make, unknown fields refused. Neither Helm nor kubectl's client side
 * refuses them: {@code replica: 2} would be installed and ignored.
 */
final class KubernetesSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Schema> schemas = new HashMap<>();

    private KubernetesSchema(ObjectNode kubernetes, JsonNode customResources) {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        kubernetes.path("kinds").properties().forEach(kind -> {
            var schema = kubernetes.deepCopy();
            schema.remove("kinds");
            schema.put("$ref", "#/$defs/" + kind.getValue().asText());
            schemas.put(kind.getKey(), registry.getSchema(schema.toString(), InputFormat.JSON));
        });
        customResources
                .path("schemas")
                .properties()
                .forEach(kind -> schemas.put(
                        kind.getKey(), registry.getSchema(kind.getValue().toString(), InputFormat.JSON)));
    }

    /** Loads the schemas that lie beside this class. */
    static KubernetesSchema load() {
        return new KubernetesSchema(
                (ObjectNode) read("/kubernetes.schema.json.gz"), read("/custom-resources.schema.json.gz"));
    }

    private static JsonNode read(String resource) {
        try (var stream = Objects.requireNonNull(
                        KubernetesSchema.class.getResourceAsStream(resource), () -> resource + " is gone");
                var unzipped = new GZIPInputStream(stream)) {
            return JSON.readTree(unzipped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the shape of an object, in words. */
    Stream<String> broken(Manifest manifest) {
        var schema = schemas.get(manifest.type());
        if (schema == null) {
            return Stream.of(manifest + ": no schema for " + manifest.type());
        }
        return schema.validate(manifest.tree().toString(), InputFormat.JSON).stream()
                .map(error -> manifest + ": " + error.getInstanceLocation() + " " + error.getMessage());
    }

    List<String> broken(List<Manifest> manifests) {
        return manifests.stream().flatMap(this::broken).toList();
    }
}
