package io.heartline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The chart, the kustomize base and the manifests that the services' builds generate say the same. */
class AgreementTest {
    static final List<String> SERVICES = Paths.SERVICES;

    private static final ObjectMapper ORDERED = new ObjectMapper()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT);
    private static final String CONTAINER = "/spec/template/spec/containers/0";

    @Test
    void the_kustomize_base_is_the_chart_without_the_marks_of_helm() {
        var chart = Chart.render(Paths.BASE_VALUES).stream()
                .filter(manifest -> !manifest.isHook())
                .map(AgreementTest::withoutMarksOfHelm);

        // when
        var base = Kustomization.build(Paths.BASE).stream();

        assertThat(inOrder(base)).isEqualTo(inOrder(chart));
    }

    /** Each object by its name, its fields in the order of the alphabet. */
    private static Map<String, String> inOrder(Stream<Manifest> manifests) {
        return manifests.collect(Collectors.toMap(Manifest::toString, manifest -> {
            try {
                return ORDERED.writeValueAsString(ORDERED.treeToValue(manifest.tree(), TreeMap.class));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void the_generated_manifest_agrees_with_the_chart(String service) {
        var chart = deployment(Chart.render(Paths.BASE_VALUES), service);

        // when
        var generated = deployment(generated(service), service);

        assertThat(KubernetesSchema.load().broken(generated)).isEmpty();
        assertThat(chart.at(CONTAINER + "/name")).isEqualTo(generated.at(CONTAINER + "/name"));
        assertThat(image(chart)).isEqualTo(image(generated));
        assertThat(ports(chart)).isEqualTo(ports(generated));
        assertThat(probes(chart)).isEqualTo(probes(generated));
        assertThat(secrets(generated)).isEqualTo(secrets(chart)).containsKey("QUARKUS_DATASOURCE_PASSWORD");
        assertThat(configMaps(chart)).isEqualTo(configMaps(generated));
        assertThat(chart.at("/spec/template/spec/securityContext/runAsUser"))
                .isEqualTo(generated.at("/spec/template/spec/securityContext/runAsUser"));
        assertThat(Manifest.texts(chart.at("/spec/selector/matchLabels")))
                .containsAllEntriesOf(Manifest.texts(generated.at("/spec/selector/matchLabels")));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void the_generated_manifest_starts_no_job_and_no_foreign_image(String service) {
        // when
        var generated = generated(service);

        assertThat(generated).extracting(Manifest::kind).containsOnly("Deployment", "Service", "ServiceMonitor");
        assertThat(deployment(generated, service)
                        .at("/spec/template/spec/initContainers")
                        .size())
                .isZero();
    }

    private static List<Manifest> generated(String service) {
        var file = Paths.generated(service);
        if (!Files.exists(file)) {
            throw new AssertionError("there is no " + file + ": build the services first, ./mvnw package -DskipTests");
        }
        return Manifest.read(Paths.text(file));
    }

    private static Manifest withoutMarksOfHelm(Manifest manifest) {
        var copy = manifest.copy();
        for (var labels : List.of("/metadata/labels", "/spec/template/metadata/labels")) {
            if (copy.at(labels) instanceof ObjectNode object) {
                object.remove(List.of("app.kubernetes.io/version", "app.kubernetes.io/managed-by", "helm.sh/chart"));
            }
        }
        if (copy.at("/spec/template/metadata") instanceof ObjectNode metadata) {
            metadata.remove("annotations");
        }
        return copy;
    }

    private static Manifest deployment(List<Manifest> manifests, String service) {
        return manifests.stream()
                .filter(manifest ->
                        manifest.kind().equals("Deployment") && manifest.name().endsWith(service + "-service"))
                .findFirst()
                .orElseThrow();
    }

    /** Without a registry: {@code docker.io} goes without saying. */
    private static String image(Manifest deployment) {
        return deployment.at(CONTAINER + "/image").asText().replaceFirst("^docker\\.io/", "");
    }

    private static Set<String> ports(Manifest deployment) {
        return deployment
                .each(CONTAINER + "/ports")
                .map(port -> port.path("name").asText() + "=" + port.path("containerPort"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Path, number of the port and times of each probe. */
    private static Map<String, String> probes(Manifest deployment) {
        var container = deployment.at(CONTAINER);
        var probes = new TreeMap<String, String>();
        for (var name : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            var probe = container.path(name);
            var port = probe.at("/httpGet/port");
            probes.put(
                    name,
                    "%s on %s every %s s, %s s to answer, %s failures"
                            .formatted(
                                    probe.at("/httpGet/path").asText(),
                                    port.isNumber() ? port.asInt() : PodRules.port(container, port.asText()),
                                    probe.path("periodSeconds"),
                                    probe.path("timeoutSeconds"),
                                    probe.path("failureThreshold")));
        }
        return probes;
    }

    /** From which Secret and key each variable comes. */
    private static Map<String, String> secrets(Manifest deployment) {
        return deployment
                .each(CONTAINER + "/env")
                .filter(variable -> variable.at("/valueFrom/secretKeyRef").isObject())
                .collect(Collectors.toMap(variable -> variable.path("name").asText(), AgreementTest::secret));
    }

    private static String secret(JsonNode variable) {
        var reference = variable.at("/valueFrom/secretKeyRef");
        return reference.path("name").asText() + "/" + reference.path("key").asText();
    }

    private static Set<String> configMaps(Manifest deployment) {
        return deployment
                .each(CONTAINER + "/envFrom")
                .map(from -> from.at("/configMapRef/name").asText())
                .collect(Collectors.toSet());
    }
}
