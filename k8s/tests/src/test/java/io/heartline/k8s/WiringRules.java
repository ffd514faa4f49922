package io.heartline.k8s;

import static io.heartline.k8s.Manifest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must hold between objects: everything that is named exists, and every selector finds what it is meant for. */
final class WiringRules {
    private static final Pattern PORT = Pattern.compile(":(\\d+)(?=[,/]|$)");

    private final List<Manifest> manifests;
    private final List<String> broken = new ArrayList<>();

    private WiringRules(List<Manifest> manifests) {
        this.manifests = manifests;
    }

    static List<String> broken(List<Manifest> manifests) {
        var rules = new WiringRules(manifests);
        rules.names();
        rules.of("Deployment").forEach(rules::deployment);
        rules.of("Service").forEach(rules::service);
        rules.of("PodDisruptionBudget").forEach(budget -> rules.onePodSet(budget, "/spec/selector/matchLabels"));
        rules.of("NetworkPolicy").forEach(rules::policy);
        rules.of("Ingress").forEach(rules::ingress);
        rules.of("ServiceMonitor").forEach(rules::monitor);
        return rules.broken;
    }

    private Stream<Manifest> of(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    private void require(boolean holds, Manifest manifest, String rule) {
        if (!holds) {
            broken.add(manifest + ": " + rule);
        }
    }

    private Optional<Manifest> find(String kind, String name) {
        return of(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
    }

    private void names() {
        var seen = new HashSet<String>();
        manifests.forEach(manifest -> {
            require(seen.add(manifest.toString()), manifest, "is there twice");
            require(!manifest.kind().equals("Secret"), manifest, "a secret does not belong into manifests");
        });
    }

    private void deployment(Manifest deployment) {
        if (!PodRules.isOurs(deployment)) {
            return;
        }
        var account = deployment.at("/spec/template/spec/serviceAccountName").asText();
        require(find("ServiceAccount", account).isPresent(), deployment, "has no ServiceAccount " + account);
        var settings = settings(deployment);
        require(settings.containsKey("KAFKA_BOOTSTRAP_SERVERS"), deployment, "does not say where Kafka is");
        require(settings.containsKey("QUARKUS_DATASOURCE_JDBC_URL"), deployment, "does not say where its database is");
        var labels = deployment.at("/spec/template/metadata/labels");
        var policies = of("NetworkPolicy")
                .filter(policy -> Manifest.selects(policy.at("/spec/podSelector/matchLabels"), labels))
                .toList();
        if (policies.isEmpty()) {
            require(of("NetworkPolicy").findAny().isEmpty(), deployment, "is under no policy");
            return;
        }
        require(
                policies.stream()
                        .anyMatch(policy -> policy.each("/spec/policyTypes").count() == 2
                                && policy.at("/spec/ingress").isMissingNode()
                                && policy.at("/spec/egress").isMissingNode()),
                deployment,
                "is under no policy that denies everything");
        var open = new HashSet<Integer>();
        policies.stream()
                .flatMap(policy -> policy.each("/spec/egress"))
                .flatMap(rule -> stream(rule.path("ports")))
                .forEach(port -> open.add(port.path("port").asInt()));
        for (var address : List.of("KAFKA_BOOTSTRAP_SERVERS", "QUARKUS_DATASOURCE_JDBC_URL")) {
            PORT.matcher(settings.getOrDefault(address, "")).results().forEach(match -> {
                var port = Integer.parseInt(match.group(1));
                require(open.contains(port), deployment, "may not reach port " + port + " of " + address);
            });
        }
    }

    /** The variables that a Deployment takes from ConfigMaps. */
    private Map<String, String> settings(Manifest deployment) {
        var settings = new TreeMap<String, String>();
        deployment.each("/spec/template/spec/containers/0/envFrom").forEach(from -> {
            var name = from.at("/configMapRef/name").asText();
            var map = find("ConfigMap", name);
            require(map.isPresent(), deployment, "has no ConfigMap " + name);
            map.ifPresent(found -> settings.putAll(Manifest.texts(found.at("/data"))));
        });
        return settings;
    }

    private void service(Manifest service) {
        onePodSet(service, "/spec/selector")
                .ifPresent(deployment -> service.each("/spec/ports").forEach(port -> {
                    var target = port.path("targetPort");
                    require(hasPort(deployment, target), service, "the target port " + target + " does not exist");
                    require(
                            !target.asText().equals("management") && target.asInt() != 9000,
                            service,
                            "shows the management port");
                }));
    }

    /** The one Deployment whose pods a selector finds. */
    private Optional<Manifest> onePodSet(Manifest manifest, String selector) {
        var found = selected(manifest.at(selector));
        require(found.size() == 1, manifest, "its selector finds the pods of " + found);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private List<Manifest> selected(JsonNode matchLabels) {
        return of("Deployment")
                .filter(deployment -> Manifest.selects(matchLabels, deployment.at("/spec/template/metadata/labels")))
                .toList();
    }

    private static boolean hasPort(Manifest deployment, JsonNode port) {
        return deployment
                .each("/spec/template/spec/containers")
                .flatMap(container -> stream(container.path("ports")))
                .anyMatch(candidate -> port.isNumber()
                        ? candidate.path("containerPort").asInt() == port.asInt()
                        : candidate.path("name").asText().equals(port.asText()));
    }

    private void policy(Manifest policy) {
        var found = selected(policy.at("/spec/podSelector/matchLabels"));
        require(!found.isEmpty(), policy, "is for no pod");
        policy.each("/spec/ingress")
                .flatMap(rule -> stream(rule.path("ports")))
                .forEach(port -> found.forEach(deployment -> require(
                        hasPort(deployment, port.path("port")),
                        policy,
                        "opens a port that " + deployment + " does not have")));
        require(policy.each("/spec/ingress").allMatch(rule -> rule.path("from").size() > 0), policy, "lets anybody in");
    }

    private void ingress(Manifest ingress) {
        var secured = ingress.each("/spec/tls")
                .flatMap(tls -> stream(tls.path("hosts")))
                .map(JsonNode::asText)
                .toList();
        ingress.each("/spec/rules").forEach(rule -> {
            var host = rule.path("host").asText();
            require(secured.contains(host), ingress, "the host " + host + " has no TLS");
            stream(rule.at("/http/paths")).forEach(path -> {
                var backend = path.at("/backend/service");
                var service = find("Service", backend.path("name").asText());
                require(
                        service.isPresent()
                                && service.get()
                                        .each("/spec/ports")
                                        .anyMatch(port -> port.path("name").equals(backend.at("/port/name"))),
                        ingress,
                        "the backend " + backend + " does not exist");
            });
        });
    }

    private void monitor(Manifest monitor) {
        var services = of("Service")
                .filter(service ->
                        Manifest.selects(monitor.at("/spec/selector/matchLabels"), service.at("/metadata/labels")))
                .toList();
        require(!services.isEmpty(), monitor, "watches no Service");
        services.stream()
                .flatMap(service -> selected(service.at("/spec/selector")).stream())
                .forEach(deployment -> monitor.each("/spec/endpoints")
                        .forEach(endpoint -> require(
                                hasPort(deployment, endpoint.path("targetPort")),
                                monitor,
                                "reads a port that " + deployment + " does not have")));
    }
}
