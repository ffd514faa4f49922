package io.heartline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way of breaking a manifest that is sound is noticed. */
class SoundnessTest {
    private static final List<Manifest> SOUND = Chart.render(Paths.CHART.resolve("values-production-small.yaml"));
    private static final List<Manifest> LARGE = Chart.render(Paths.CHART.resolve("values-production-large.yaml"));
    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Soundness soundness = new Soundness();

    static Stream<Arguments> breaks() {
        return Stream.of(
                in("Deployment", "an unknown field", set("/spec", "replica", 2)),
                in("Deployment", "a wrong type", set("/spec", "replicas", "two")),
                in("Deployment", "a selector", set("/spec/selector/matchLabels", "app.kubernetes.io/name", "other")),
                in("Deployment", "a selector of a version", SoundnessTest::version),
                in("Deployment", "a probe's port", set(CONTAINER + "/livenessProbe/httpGet", "port", "http")),
                in("Deployment", "a probe's path", set(CONTAINER + "/readinessProbe/httpGet", "path", "/health")),
                in("Deployment", "a probe's field", set(CONTAINER + "/readinessProbe", "intervalSeconds", 5)),
                in("Deployment", "too short a start", set(CONTAINER + "/startupProbe", "failureThreshold", 3)),
                in("Deployment", "root", remove(POD + "/securityContext", "runAsNonRoot")),
                in("Deployment", "another user", set(POD + "/securityContext", "runAsUser", 1000)),
                in("Deployment", "no seccomp profile", remove(POD + "/securityContext", "seccompProfile")),
                in("Deployment", "a capability", drop(CONTAINER + "/securityContext/capabilities/drop")),
                in("Deployment", "escalation", remove(CONTAINER + "/securityContext", "allowPrivilegeEscalation")),
                in("Deployment", "a writable root", remove(CONTAINER + "/securityContext", "readOnlyRootFilesystem")),
                in("Deployment", "no /tmp", drop(CONTAINER + "/volumeMounts")),
                in("Deployment", "the host's network", set(POD, "hostNetwork", true)),
                in("Deployment", "a token", set(POD, "automountServiceAccountToken", true)),
                in("Deployment", "service links", remove(POD, "enableServiceLinks")),
                in("Deployment", "the image latest", set(CONTAINER, "image", "heartline/x:latest")),
                in("Deployment", "an image without a tag", set(CONTAINER, "image", "host:5000/heartline/x")),
                in("Deployment", "no resources", remove(CONTAINER, "resources")),
                in("Deployment", "a password", set(CONTAINER + "/env/1", "value", "secret")),
                in("Deployment", "a variable twice", set(CONTAINER + "/env/1", "name", "QUARKUS_DATASOURCE_USERNAME")),
                in("Deployment", "a hasty end", set(POD, "terminationGracePeriodSeconds", 20)),
                in("Deployment", "no file of keys", SoundnessTest::withoutKeys),
                in("Deployment", "no account", set(POD, "serviceAccountName", "default")),
                in("Deployment", "a ConfigMap", set(CONTAINER + "/envFrom/0/configMapRef", "name", "other")),
                in("Service", "a target port", set("/spec/ports/0", "targetPort", "web")),
                in("Service", "the management port", set("/spec/ports/0", "targetPort", "management")),
                in("Service", "a selector", set("/spec/selector", "app.kubernetes.io/name", "other")),
                in("PodDisruptionBudget", "a selector", set("/spec/selector/matchLabels", "a", "b")),
                in("PodDisruptionBudget", "a field", set("/spec", "maxUnavailble", 1)),
                in("NetworkPolicy", "a selector", set("/spec/podSelector/matchLabels", "a", "b")),
                in("NetworkPolicy", "open doors", set("/spec", "ingress", List.of())),
                in("Ingress", "a backend", set("/spec/rules/0/http/paths/0/backend/service", "name", "other")),
                in("Ingress", "a host without TLS", set("/spec/rules/0", "host", "other.example.com")),
                in("ServiceMonitor", "a port", set("/spec/endpoints/0", "targetPort", "metrics")),
                in("ServiceMonitor", "a selector", set("/spec/selector/matchLabels", "a", "b")),
                in("ConfigMap", "no address of Kafka", remove("/data", "KAFKA_BOOTSTRAP_SERVERS")),
                in("ConfigMap", "a port of Kafka", set("/data", "KAFKA_BOOTSTRAP_SERVERS", "kafka:29092")),
                in("ConfigMap", "a type", set("/data", "NUMBER", 1)),
                in("Pod", "root", remove("/spec/securityContext", "runAsNonRoot")),
                in("Pod", "the image latest", set("/spec/containers/0", "image", "docker.io/curlimages/curl:latest")),
                in("PrometheusRule", "a field", set("/spec/groups/0/rules/0", "expression", "up")));
    }

    static Stream<Arguments> breaksOfLarge() {
        return Stream.of(
                in("Job", "a capability", drop(CONTAINER + "/securityContext/capabilities/drop")),
                in("Job", "a field", set("/spec", "backOffLimit", 1)),
                in("HorizontalPodAutoscaler", "a target", set("/spec/scaleTargetRef", "name", "other")),
                in("HorizontalPodAutoscaler", "the most", set("/spec", "maxReplicas", 1)),
                in("HorizontalPodAutoscaler", "a field", set("/spec", "targetCPU", 80)),
                in("Deployment", "replicas beside a scaler", set("/spec", "replicas", 2)),
                in("ScaledObject", "a target", set("/spec/scaleTargetRef", "name", "other")),
                in("ScaledObject", "a field", set("/spec", "maxReplicas", 2)),
                in("ScaledObject", "a log-in", set("/spec/triggers/0/authenticationRef", "name", "other")),
                in("TriggerAuthentication", "a field", set("/spec/secretTargetRef/0", "secret", "x")),
                in("HTTPRoute", "a backend", set("/spec/rules/0/backendRefs/0", "name", "other")),
                in("HTTPRoute", "a port", set("/spec/rules/0/backendRefs/0", "port", 8080)),
                in("HTTPRoute", "a field", set("/spec", "hosts", List.of("x"))),
                in("Kafka", "a field", set("/spec/kafka", "replica", 3)),
                in("KafkaNodePool", "a role", set("/spec", "roles", List.of("boss"))),
                in("KafkaNodePool", "a cluster", set("/metadata/labels", "strimzi.io/cluster", "other")),
                in("KafkaTopic", "a type", set("/spec", "partitions", "many")),
                in("KafkaTopic", "a topic that a user needs", set("/metadata", "name", "other")),
                in("KafkaUser", "a field", set("/spec/authorization/acls/0", "operation", "All")),
                in("Cluster", "a field", set("/spec", "instance", 3)),
                in("Cluster", "a name", set("/metadata", "name", "other")));
    }

    @Test
    void what_is_broken_below_is_sound_at_first() {
        // when
        var broken = Stream.of(SOUND, LARGE).flatMap(manifests -> soundness.broken(manifests).stream());

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("breaks")
    void a_broken_manifest_is_noticed(String kind, String what, Consumer<Manifest> change) {
        noticed(SOUND, kind, what, change);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("breaksOfLarge")
    void a_broken_manifest_of_what_operators_run_is_noticed(String kind, String what, Consumer<Manifest> change) {
        noticed(LARGE, kind, what, change);
    }

    private void noticed(List<Manifest> sound, String kind, String what, Consumer<Manifest> change) {
        var manifests = sound.stream().map(Manifest::copy).toList();
        change.accept(manifests.stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .min((a, b) -> Integer.compare(rank(a), rank(b)))
                .orElseThrow());

        // when
        var broken = soundness.broken(manifests);

        assertThat(broken).as(what).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEARTLINE_SECRETS_KEY",
                "HEARTLINE_IDENTITY_KEYS",
                "HEARTLINE_PRIVACY_TOMBSTONE_KEYS",
                "HEARTLINE_ALERTING_API_KEY",
                "HEARTLINE_EXPORT_API_KEY"
            })
    void a_variable_that_production_needs_is_missed(String variable) {
        var manifests = SOUND.stream().map(Manifest::copy).toList();
        for (var element :
                object(one(manifests, "Deployment", "ingestion"), CONTAINER).path("env")) {
            if (element instanceof ObjectNode object
                    && object.path("name").asText().equals(variable)) {
                object.put("name", "ANOTHER");
            }
        }

        // when
        var broken = soundness.broken(manifests);

        assertThat(broken).containsExactly("Deployment heartline-ingestion-service: nothing sets " + variable);
    }

    @Test
    void a_service_that_nobody_could_call_is_noticed() {
        var manifests = SOUND.stream().map(Manifest::copy).toList();
        object(one(manifests, "ConfigMap", "scoring"), "/data").remove("HEARTLINE_ACCESS_API_KEYS_FILE");

        // when
        var broken = soundness.broken(manifests);

        assertThat(broken).containsExactly("Deployment heartline-scoring-service: nobody could call it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scoring", "metrics", "alerting"})
    void a_service_that_shuts_out_who_has_to_call_it_is_noticed(String service) {
        var manifests = SOUND.stream().map(Manifest::copy).toList();
        var rules = one(manifests, "NetworkPolicy", service).at("/spec/ingress");
        ((ArrayNode) rules).remove(0);

        // when
        var broken = soundness.broken(manifests);

        assertThat(broken)
                .singleElement()
                .asString()
                .contains("does not let Deployment heartline-ingestion-service in");
    }

    private static Manifest one(List<Manifest> manifests, String kind, String service) {
        return manifests.stream()
                .filter(manifest -> manifest.toString().equals(kind + " heartline-" + service + "-service"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_secret_in_manifests_is_noticed() {
        var secret = Manifest.read("{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {password: c2VjcmV0}}");

        // when
        var broken = soundness.broken(secret);

        assertThat(broken).anyMatch(problem -> problem.contains("does not belong into manifests"));
    }

    /** The objects of the whole suite come first: they matter to every service. What is there for a moment comes last. */
    private static int rank(Manifest manifest) {
        if (manifest.isHook()) {
            return 2;
        }
        return manifest.name().endsWith("-service") ? 1 : 0;
    }

    private static Arguments in(String kind, String what, Consumer<Manifest> change) {
        return Arguments.of(kind, what, change);
    }

    private static Consumer<Manifest> set(String pointer, String field, Object value) {
        return manifest -> object(manifest, pointer).set(field, JSON.valueToTree(value));
    }

    private static Consumer<Manifest> remove(String pointer, String field) {
        return manifest -> assertThat(object(manifest, pointer).remove(field)).isNotNull();
    }

    private static Consumer<Manifest> drop(String pointer) {
        return manifest -> {
            JsonNode array = manifest.at(pointer);
            assertThat(((ArrayNode) array).remove(0)).isNotNull();
        };
    }

    private static void withoutKeys(Manifest manifest) {
        var mounts = (ArrayNode) manifest.at(CONTAINER + "/volumeMounts");
        for (int i = mounts.size() - 1; i >= 0; i--) {
            if (mounts.get(i).path("name").asText().equals("api-keys")) {
                mounts.remove(i);
            }
        }
    }

    private static void version(Manifest manifest) {
        List.of("/spec/selector/matchLabels", "/spec/template/metadata/labels")
                .forEach(labels -> object(manifest, labels).put("app.kubernetes.io/version", "1"));
    }

    private static ObjectNode object(Manifest manifest, String pointer) {
        return (ObjectNode) manifest.at(pointer);
    }
}
