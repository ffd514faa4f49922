package io.heartline.k8s;

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
 * The shapes of Kubernetes' own objects, fields that it does not know refused. Neither Helm nor kubectl's client side
 * refuses them: {@code replica: 2} would be installed and ignored.
 */
final class KubernetesSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Schema> schemas = new HashMap<>();

    private KubernetesSchema(ObjectNode document) {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        document.path("kinds").properties().forEach(kind -> {
            var schema = document.deepCopy();
            schema.remove("kinds");
            schema.put("$ref", "#/$defs/" + kind.getValue().asText());
            schemas.put(kind.getKey(), registry.getSchema(schema.toString(), InputFormat.JSON));
        });
        schemas.put("monitoring.coreos.com/v1 ServiceMonitor", registry.getSchema(SERVICE_MONITOR, InputFormat.JSON));
    }

    /** Loads the schema that lies beside this class. */
    static KubernetesSchema load() {
        try (var stream = Objects.requireNonNull(
                        KubernetesSchema.class.getResourceAsStream("/kubernetes.schema.json.gz"),
                        "the schema is gone");
                var unzipped = new GZIPInputStream(stream)) {
            return new KubernetesSchema((ObjectNode) JSON.readTree(unzipped));
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

    /** The part of the Prometheus operator's resource that the chart uses. */
    private static final String SERVICE_MONITOR = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "additionalProperties": false,
              "required": ["spec"],
              "properties": {
                "apiVersion": {},
                "kind": {},
                "metadata": {"type": "object"},
                "spec": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["selector", "endpoints"],
                  "properties": {
                    "jobLabel": {"type": "string"},
                    "selector": {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"matchLabels": {"type": "object", "additionalProperties": {"type": "string"}}}
                    },
                    "endpoints": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "additionalProperties": false,
                        "properties": {
                          "targetPort": {"type": ["string", "integer"]},
                          "path": {"type": "string"},
                          "scheme": {"type": "string"},
                          "honorLabels": {"type": "boolean"},
                          "interval": {"type": "string", "pattern": "^[0-9]+(ms|s|m|h)$"}
                        }
                      }
                    }
                  }
                }
              }
            }
            """;
}
