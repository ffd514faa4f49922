package io.heartline.k8s;

import static io.heartline.k8s.Manifest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a service needs in production: every variable that closes what it stores or by which it reaches another service, and
 * a network that lets each such call out of one pod and into the other.
 */
final class CallRules {
    private static final Set<String> EVERYWHERE = Set.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "KAFKA_SECURITY_PROTOCOL",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD");
    /** Any of them: a service that nobody could call does not start. */
    private static final Set<String> WAYS_IN = Set.of("HEARTLINE_ACCESS_API_KEYS_FILE", "HEARTLINE_ACCESS_OIDC_ISSUER");

    private static final Map<String, Set<String>> OWN = Map.of(
            "ingestion-service",
            Set.of(
                    "HEARTLINE_SECRETS_KEY",
                    "HEARTLINE_IDENTITY_KEYS",
                    "HEARTLINE_PRIVACY_TOMBSTONE_KEYS",
                    "HEARTLINE_ALERTING_URL",
                    "HEARTLINE_ALERTING_API_KEY",
                    "HEARTLINE_EXPORT_SCORING_URL",
                    "HEARTLINE_EXPORT_METRICS_URL",
                    "HEARTLINE_EXPORT_API_KEY"),
            "alerting-service",
            Set.of("HEARTLINE_RECEIVERS_SECRET_KEY"));
    private static final Pattern OTHER = Pattern.compile("^http://([a-z0-9-]+-service)$");

    private final List<Manifest> manifests;
    private final List<String> broken = new ArrayList<>();

    private CallRules(List<Manifest> manifests) {
        this.manifests = manifests;
    }

    static List<String> broken(List<Manifest> manifests) {
        var rules = new CallRules(manifests);
        rules.of("Deployment").filter(PodRules::isOurs).forEach(rules::deployment);
        return rules.broken;
    }

    private Stream<Manifest> of(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    private void deployment(Manifest deployment) {
        var settings = settings(deployment);
        var needed = new TreeSet<>(EVERYWHERE);
        needed.addAll(OWN.getOrDefault(
                deployment.at("/spec/template/spec/containers/0/name").asText(), Set.of()));
        needed.removeAll(settings.keySet());
        deployment
                .each("/spec/template/spec/containers/0/env")
                .forEach(variable -> needed.remove(variable.path("name").asText()));
        needed.forEach(variable -> broken.add(deployment + ": nothing sets " + variable));
        if (WAYS_IN.stream().noneMatch(settings::containsKey)) {
            broken.add(deployment + ": nobody could call it");
        }
        keysFile(deployment, settings);
        settings.forEach((variable, value) -> {
            var other = OTHER.matcher(value);
            if (other.matches()) {
                call(deployment, variable, other.group(1));
            }
        });
    }

    /** The file of the keys is where a volume is mounted. */
    private void keysFile(Manifest deployment, Map<String, String> settings) {
        var file = settings.get("HEARTLINE_ACCESS_API_KEYS_FILE");
        if (file != null
                && deployment
                        .each("/spec/template/spec/containers/0/volumeMounts")
                        .noneMatch(mount -> file.equals(mount.path("mountPath").asText() + "/api-keys"))) {
            broken.add(deployment + ": the file of the API keys is not mounted");
        }
    }

    private Map<String, String> settings(Manifest deployment) {
        var settings = new TreeMap<String, String>();
        deployment
                .each("/spec/template/spec/containers/0/envFrom")
                .map(from -> from.at("/configMapRef/name").asText())
                .forEach(name -> of("ConfigMap")
                        .filter(map -> map.name().equals(name))
                        .forEach(map -> settings.putAll(Manifest.texts(map.at("/data")))));
        return settings;
    }

    private void call(Manifest caller, String variable, String service) {
        var called = of("Service")
                .filter(candidate -> candidate.name().equals(service))
                .flatMap(found -> of("Deployment")
                        .filter(candidate -> Manifest.selects(found.at("/spec/selector"), labels(candidate))))
                .findFirst();
        if (called.isEmpty()) {
            broken.add(caller + ": " + variable + " leads to a Service that is not there");
            return;
        }
        if (of("NetworkPolicy").findAny().isEmpty()) {
            return;
        }
        if (!open(caller, "/spec/egress", "to", called.get())) {
            broken.add(caller + ": may not call " + called.get() + ", as " + variable + " says");
        }
        if (!open(called.get(), "/spec/ingress", "from", caller)) {
            broken.add(called.get() + ": does not let " + caller + " in, as " + variable + " says");
        }
    }

    /** Whether a policy of a pod opens the port {@code http} to or from another pod of the same namespace. */
    private boolean open(Manifest owner, String rules, String side, Manifest other) {
        return of("NetworkPolicy")
                .filter(policy -> Manifest.selects(policy.at("/spec/podSelector/matchLabels"), labels(owner)))
                .flatMap(policy -> policy.each(rules))
                .filter(rule -> stream(rule.path("ports"))
                        .anyMatch(port -> port.path("port").asText().equals("http")))
                .flatMap(rule -> stream(rule.path(side)))
                .filter(peer -> peer.path("namespaceSelector").isMissingNode())
                .anyMatch(peer -> Manifest.selects(peer.at("/podSelector/matchLabels"), labels(other)));
    }

    private static JsonNode labels(Manifest deployment) {
        return deployment.at("/spec/template/metadata/labels");
    }
}
