package io.heartline.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a kustomization that does nothing but list resources and make ConfigMaps from literals, as our base does.
 * Overlays do more: {@code k8s/check.sh} has kubectl itself build them.
 */
final class Kustomization {
    private static final Set<String> UNDERSTOOD =
            Set.of("apiVersion", "kind", "resources", "generatorOptions", "configMapGenerator");

    private Kustomization() {}

    static List<Manifest> build(Path directory) {
        var kustomization = Manifest.read(Paths.text(directory.resolve("kustomization.yaml")))
                .getFirst();
        kustomization.tree().fieldNames().forEachRemaining(field -> {
            if (!UNDERSTOOD.contains(field)) {
                throw new IllegalArgumentException(directory + ": this test does not understand " + field);
            }
        });
        var manifests = new ArrayList<Manifest>();
        kustomization
                .each("/resources")
                .forEach(file -> manifests.addAll(Manifest.read(Paths.text(directory.resolve(file.asText())))));
        kustomization
                .each("/configMapGenerator")
                .forEach(
                        generator -> manifests.add(configMap(generator, kustomization.at("/generatorOptions/labels"))));
        return manifests;
    }

    private static Manifest configMap(JsonNode generator, JsonNode commonLabels) {
        var tree = JsonNodeFactory.instance.objectNode();
        tree.put("apiVersion", "v1").put("kind", "ConfigMap");
        var metadata = tree.putObject("metadata");
        metadata.set("name", generator.path("name"));
        var labels = metadata.putObject("labels");
        labels.setAll((ObjectNode) commonLabels);
        labels.setAll((ObjectNode) generator.at("/options/labels"));
        var data = tree.putObject("data");
        Manifest.stream(generator.path("literals")).forEach(literal -> {
            var pair = literal.asText().split("=", 2);
            data.put(pair[0], pair[1]);
        });
        return new Manifest(tree);
    }
}
