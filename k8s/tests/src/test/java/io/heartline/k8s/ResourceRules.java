package io.heartline.k8s;

import static io.heartline.k8s.Manifest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold for what scales, routes, and brings Kafka and databases: all that it names is there. */
final class ResourceRules {
    private final List<Manifest> manifests;
    private final List<String> broken = new ArrayList<>();

    private ResourceRules(List<Manifest> manifests) {
        this.manifests = manifests;
    }

    static List<String> broken(List<Manifest> manifests) {
        var rules = new ResourceRules(manifests);
        rules.of("HorizontalPodAutoscaler").forEach(rules::scaler);
        rules.of("ScaledObject").forEach(rules::scaler);
        rules.of("ScaledObject").forEach(rules::triggers);
        rules.of("HTTPRoute").forEach(rules::route);
        rules.of("KafkaNodePool").forEach(rules::ofCluster);
        rules.of("KafkaTopic").forEach(rules::ofCluster);
        rules.of("KafkaUser").forEach(rules::user);
        rules.of("Cluster").forEach(rules::database);
        return rules.broken;
    }

    private Stream<Manifest> of(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    private Set<String> names(String kind) {
        return of(kind).map(Manifest::name).collect(Collectors.toSet());
    }

    private void require(boolean holds, Manifest manifest, String rule) {
        if (!holds) {
            broken.add(manifest + ": " + rule);
        }
    }

    /** A number of replicas beside a scaler would be fought over at each upgrade. */
    private void scaler(Manifest scaler) {
        var target = scaler.at("/spec/scaleTargetRef/name").asText();
        var scaled = of("Deployment")
                .filter(deployment -> deployment.name().equals(target))
                .findFirst();
        require(scaled.isPresent(), scaler, "scales " + target + ", which does not exist");
        scaled.ifPresent(deployment -> require(
                deployment.at("/spec/replicas").isMissingNode(), scaler, "and the Deployment both say how many"));
        var fewest = Stream.of("minReplicas", "minReplicaCount")
                .mapToInt(field -> scaler.at("/spec/" + field).asInt())
                .max()
                .orElse(0);
        var most = Stream.of("maxReplicas", "maxReplicaCount")
                .mapToInt(field -> scaler.at("/spec/" + field).asInt())
                .max()
                .orElse(0);
        require(fewest >= 1 && most >= fewest, scaler, "scales from " + fewest + " to " + most);
    }

    private void triggers(Manifest scaled) {
        require(scaled.each("/spec/triggers").findAny().isPresent(), scaled, "follows no topic");
        scaled.each("/spec/triggers")
                .map(trigger -> trigger.at("/authenticationRef/name"))
                .filter(JsonNode::isTextual)
                .forEach(name -> require(
                        names("TriggerAuthentication").contains(name.asText()),
                        scaled,
                        "logs in by " + name + ", which does not exist"));
    }

    private void route(Manifest route) {
        require(route.each("/spec/parentRefs").findAny().isPresent(), route, "has no Gateway");
        route.each("/spec/rules")
                .flatMap(rule -> stream(rule.path("backendRefs")))
                .forEach(backend -> require(
                        of("Service")
                                .filter(service -> service.name()
                                        .equals(backend.path("name").asText()))
                                .flatMap(service -> service.each("/spec/ports"))
                                .anyMatch(port -> port.path("port").asInt()
                                        == backend.path("port").asInt()),
                        route,
                        "the backend " + backend + " does not exist"));
    }

    private void ofCluster(Manifest manifest) {
        var cluster = manifest.at("/metadata/labels/strimzi.io~1cluster").asText();
        require(names("Kafka").contains(cluster), manifest, "belongs to " + cluster + ", which does not exist");
    }

    private void user(Manifest user) {
        ofCluster(user);
        user.each("/spec/authorization/acls")
                .map(rule -> rule.path("resource"))
                .filter(resource -> resource.path("type").asText().equals("topic"))
                .map(resource -> resource.path("name").asText())
                .forEach(topic -> require(
                        names("KafkaTopic").contains(topic), user, "may use " + topic + ", which does not exist"));
    }

    private void database(Manifest cluster) {
        var host = "//" + cluster.name() + "-rw:";
        require(
                of("ConfigMap")
                        .anyMatch(settings -> settings.at("/data/QUARKUS_DATASOURCE_JDBC_URL")
                                .asText()
                                .contains(host)),
                cluster,
                "is nobody's database");
    }
}
