package io.heartline.k8s;

import static io.heartline.k8s.Manifest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold inside everything that makes pods: Deployments, Jobs, and bare pods. */
final class PodRules {
    private static final Map<String, String> PROBES = Map.of(
            "startupProbe", "/q/health/started",
            "livenessProbe", "/q/health/live",
            "readinessProbe", "/q/health/ready");

    private final Manifest manifest;
    private final String pod;
    private final List<String> broken = new ArrayList<>();

    private PodRules(Manifest manifest) {
        this.manifest = manifest;
        this.pod = manifest.kind().equals("Pod") ? "/spec" : "/spec/template/spec";
    }

    /** Whether an object makes pods. */
    static boolean concern(Manifest manifest) {
        return Set.of("Deployment", "Job", "Pod").contains(manifest.kind());
    }

    static List<String> broken(Manifest manifest) {
        var rules = new PodRules(manifest);
        rules.pod();
        manifest.each(rules.pod + "/containers").forEach(rules::container);
        if (manifest.kind().equals("Deployment")) {
            rules.selector();
            if (isOurs(manifest)) {
                rules.service();
            }
        }
        return rules.broken;
    }

    /** Whether it is one of the services, and not the Kafka and PostgreSQL of those who try Heartline out. */
    static boolean isOurs(Manifest manifest) {
        return manifest.at("/metadata/labels/app.kubernetes.io~1part-of")
                .asText()
                .equals("heartline");
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            broken.add(manifest + ": " + rule);
        }
    }

    private void selector() {
        var selector = manifest.at("/spec/selector/matchLabels");
        require(
                Manifest.selects(selector, manifest.at("/spec/template/metadata/labels")),
                "the selector does not match the pods");
        require(
                Set.of("app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/part-of")
                        .containsAll(Manifest.texts(selector).keySet()),
                "the selector has a label that may change, and selectors are immutable");
    }

    /** The Pod Security Standard "restricted", and what we want beyond it. */
    private void pod() {
        var security = manifest.at(pod + "/securityContext");
        require(security.path("runAsNonRoot").asBoolean(), "the pod may run as root");
        require(security.path("runAsUser").asInt() > 0, "the pod runs as no certain user");
        require(
                security.at("/seccompProfile/type").asText().equals("RuntimeDefault"),
                "the pod has no seccomp profile RuntimeDefault");
        for (var host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            require(!manifest.at(pod + "/" + host).asBoolean(), "the pod uses " + host);
        }
        require(isFalse(manifest.at(pod + "/automountServiceAccountToken")), "the pod gets a service account token");
        require(isFalse(manifest.at(pod + "/enableServiceLinks")), "the pod gets the variables of every Service");
        var volumes = Set.of("name", "emptyDir", "configMap", "secret", "projected");
        manifest.each(pod + "/volumes")
                .forEach(volume -> volume.fieldNames()
                        .forEachRemaining(field -> require(volumes.contains(field), "a volume is of kind " + field)));
    }

    private void container(JsonNode container) {
        var security = container.path("securityContext");
        require(isFalse(security.path("allowPrivilegeEscalation")), "a container may gain privileges");
        require(!security.path("privileged").asBoolean(), "a container is privileged");
        require(security.at("/capabilities/drop/0").asText().equals("ALL"), "a container keeps capabilities");
        require(security.at("/capabilities/add").isMissingNode(), "a container adds capabilities");
        var image = container.path("image").asText();
        var tag = image.substring(image.lastIndexOf('/') + 1);
        require(tag.contains(":") && !tag.endsWith(":latest"), "the image " + image + " names no version");
        for (var resource : List.of("requests/cpu", "requests/memory", "limits/memory")) {
            require(!container.at("/resources/" + resource).isMissingNode(), "a container has no " + resource);
        }
        var names = new HashSet<String>();
        stream(container.path("env")).forEach(variable -> {
            var name = variable.path("name").asText();
            require(names.add(name), "the variable " + name + " is set twice");
            require(
                    !name.matches(".*(PASSWORD|JAAS|API_KEYS|SECRET).*") || !variable.has("value"),
                    "the variable " + name + " has its secret in the manifest");
        });
        var volumes = new HashSet<String>();
        manifest.each(pod + "/volumes")
                .forEach(volume -> volumes.add(volume.path("name").asText()));
        stream(container.path("volumeMounts"))
                .forEach(mount -> require(
                        volumes.remove(mount.path("name").asText()),
                        "the mount " + mount.path("name").asText() + " has no volume of its own"));
        require(volumes.isEmpty(), "nobody mounts " + volumes);
    }

    private void service() {
        var container = manifest.at(pod + "/containers/0");
        require(manifest.at(pod + "/containers").size() == 1, "a service has one container");
        require(manifest.at(pod + "/securityContext/runAsUser").asInt() == 10001, "the user is not 10001");
        require(
                container.at("/securityContext/readOnlyRootFilesystem").asBoolean(),
                "the root file system is writable");
        require(port(container, "http") == 8080, "the port http is not 8080");
        require(port(container, "management") == 9000, "the port management is not 9000");
        PROBES.forEach((probe, path) -> {
            var get = container.path(probe).path("httpGet");
            require(get.path("path").asText().equals(path), "the " + probe + " does not ask " + path);
            var port = get.path("port");
            require(
                    port.asText().equals("management") || port.asInt() == 9000,
                    "the " + probe + " does not ask the management port");
        });
        require(
                manifest.at(pod + "/terminationGracePeriodSeconds").asInt()
                        > 20 + container.at("/lifecycle/preStop/sleep/seconds").asInt(),
                "the pod is killed before it has shut down (quarkus.shutdown.timeout is 20 s)");
        require(
                stream(container.path("volumeMounts"))
                        .anyMatch(mount -> mount.path("mountPath").asText().equals("/tmp")),
                "there is no /tmp to write to");
        var startSeconds = container.at("/startupProbe/periodSeconds").asInt()
                * container.at("/startupProbe/failureThreshold").asInt();
        require(startSeconds >= 120, "a first start has less than two minutes for its migrations");
    }

    static int port(JsonNode container, String name) {
        return stream(container.path("ports"))
                .filter(port -> port.path("name").asText().equals(name))
                .mapToInt(port -> port.path("containerPort").asInt())
                .findFirst()
                .orElse(-1);
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.asBoolean();
    }
}
