package io.heartline.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart renders to sound objects with each of its values files, and refuses what it does not know. */
class ChartTest {
    private static final Path LAPTOP = Paths.CHART.resolve("values-laptop.yaml");

    private static final Path CLOSED = Path.of("src", "test", "resources", "closed-values.yaml");

    static List<Path> valuesFiles() throws IOException {
        try (var files = Files.list(Paths.CHART)) {
            var shipped = files.filter(file -> file.getFileName().toString().matches("values-.*\\.yaml"))
                    .sorted()
                    .toList();
            assertThat(shipped).hasSizeGreaterThanOrEqualTo(2);
            return shipped;
        }
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void every_values_file_gives_sound_manifests(Path values) {
        // when
        var manifests = Chart.render(values);

        assertThat(new Soundness().broken(manifests)).isEmpty();
        assertThat(manifests.stream().filter(manifest -> manifest.kind().equals("Deployment")))
                .hasSize(4);
    }

    @Test
    void every_optional_part_at_once_gives_sound_manifests() {
        // when
        var manifests = Chart.render(
                Paths.CHART.resolve("values-production-small.yaml"),
                Map.of(
                        "networkPolicy.receivers.peers[0].podSelector.matchLabels.app", "alertmanager",
                        "networkPolicy.extraEgress[0].ports[0].port", "4317",
                        "networkPolicy.kafka.ports[0]", "9093",
                        "networkPolicy.kafka.peers[0].ipBlock.cidr", "192.0.2.0/24",
                        "networkPolicy.database.peers[0].ipBlock.cidr", "192.0.2.0/24",
                        "image.pullSecrets[0]", "registry",
                        "services.scoring.tolerations[0].operator", "Exists",
                        "services.scoring.nodeSelector.pool", "fast",
                        "services.scoring.podAnnotations.note", "watched",
                        "services.scoring.env.HEARTLINE_HTTP_BODY_MAX", "4M"));

        assertThat(new Soundness().broken(manifests)).isEmpty();
    }

    @Test
    void the_network_opens_for_mail_and_text_messages_where_they_are_switched_on() {
        // when
        var manifests = Chart.render(
                Paths.CHART.resolve("values-production-small.yaml"),
                Map.of(
                        "services.ingestion.surveys.mail.host", "mail.example.com",
                        "services.ingestion.surveys.mail.from", "ask@example.com",
                        "services.ingestion.surveys.mail.existingSecret", "mail",
                        "networkPolicy.mail.peers[0].ipBlock.cidr", "192.0.2.0/24",
                        "services.ingestion.surveys.sms.url", "https://sms.example.com/v1",
                        "services.ingestion.surveys.sms.existingSecret", "sms",
                        "services.ingestion.surveys.sender.url", "https://sender.example.com:8443/invite",
                        "services.ingestion.surveys.sender.existingSecret", "sender"));

        assertThat(new Soundness().broken(manifests)).isEmpty();
        var ports = ingestionEgress(manifests);
        assertThat(ports).contains("587", "443", "993", "8443");
        assertThat(manifests)
                .anySatisfy(manifest -> assertThat(Manifest.texts(manifest.at("/data")))
                        .containsEntry("QUARKUS_MAILER_START_TLS", "REQUIRED")
                        .containsEntry("HEARTLINE_SURVEYS_SMS_URL", "https://sms.example.com/v1"));
        assertThat(pods(manifests, "ingestion"))
                .contains(
                        "QUARKUS_MAILER_PASSWORD",
                        "HEARTLINE_SURVEYS_SMS_HEADERS_AUTHORIZATION",
                        "HEARTLINE_SURVEYS_WEBHOOK_SECRET");
    }

    @Test
    void the_network_stays_closed_for_what_is_switched_off() {
        // when
        var manifests = Chart.render(CLOSED);

        assertThat(ingestionEgress(manifests)).containsExactlyInAnyOrder("53", "9092", "5432", "http");
        assertThat(pods(manifests, "ingestion")).doesNotContain("QUARKUS_MAILER", "HEARTLINE_SURVEYS");
    }

    private static Set<String> ingestionEgress(List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> manifest.toString().equals("NetworkPolicy heartline-ingestion-service"))
                .flatMap(policy -> policy.each("/spec/egress"))
                .flatMap(rule -> Manifest.stream(rule.path("ports")))
                .map(port -> port.path("port").asText())
                .collect(Collectors.toSet());
    }

    @Test
    void a_changed_setting_restarts_the_pods_of_its_service_alone() {
        var before = Chart.render(LAPTOP);

        // when
        var after = Chart.render(LAPTOP, Map.of("services.scoring.env.HEARTLINE_HTTP_BODY_MAX", "4M"));

        assertThat(pods(after, "scoring")).isNotEqualTo(pods(before, "scoring"));
        assertThat(pods(after, "metrics")).isEqualTo(pods(before, "metrics"));
    }

    @Test
    void with_an_issuer_no_key_is_needed_and_the_network_is_open_for_it() {
        var values = Paths.CHART.resolve("values-production-small.yaml");
        var issuer = "https://id.example.com:8443/realms/heartline";

        // when
        var manifests = Chart.render(values, Map.of("access.oidc.issuer", issuer, "access.existingSecret", ""));

        assertThat(new Soundness().broken(manifests)).isEmpty();
        assertThat(manifests)
                .filteredOn(manifest ->
                        manifest.kind().equals("ConfigMap") && manifest.name().endsWith("-service"))
                .hasSize(4)
                .allSatisfy(map -> assertThat(Manifest.texts(map.at("/data")))
                        .containsEntry("HEARTLINE_ACCESS_OIDC_ISSUER", issuer));
        assertThat(manifests)
                .filteredOn(manifest -> manifest.kind().equals("NetworkPolicy")
                        && manifest.name().endsWith("-service"))
                .hasSize(4)
                .allSatisfy(policy ->
                        assertThat(policy.at("/spec/egress").toString()).contains("\"port\":8443"));
        assertThat(manifests)
                .filteredOn(manifest -> manifest.kind().equals("Deployment"))
                .noneSatisfy(
                        deployment -> assertThat(deployment.tree().toString()).contains("api-keys"));
    }

    @Test
    void the_pages_of_all_services_share_one_host_and_one_key_for_log_ins() {
        // when
        var manifests = Chart.render(
                Paths.CHART.resolve("values-production-small.yaml"),
                Map.of(
                        "console.host", "console.example.com",
                        "console.existingSecret", "console",
                        "gateway.enabled", "true",
                        "gateway.parents[0].name", "public"));

        assertThat(new Soundness().broken(manifests)).isEmpty();
        var owners = Map.of(
                "/console/inbox", "heartline-alerting-service",
                "/console/sources", "heartline-ingestion-service",
                "/console/surveys", "heartline-ingestion-service",
                "/console/scorer", "heartline-scoring-service",
                "/console", "heartline-metrics-service");
        assertThat(of(manifests, "Ingress")
                        .flatMap(ingress -> ingress.each("/spec/rules"))
                        .filter(rule -> rule.path("host").asText().equals("console.example.com"))
                        .flatMap(rule -> Manifest.stream(rule.at("/http/paths")))
                        .collect(Collectors.toMap(
                                path -> path.path("path").asText(),
                                path -> path.at("/backend/service/name").asText())))
                .isEqualTo(owners);
        assertThat(of(manifests, "HTTPRoute")
                        .filter(route -> route.name().equals("heartline-console"))
                        .flatMap(route -> route.each("/spec/rules"))
                        .collect(Collectors.toMap(
                                rule -> rule.at("/matches/0/path/value").asText(),
                                rule -> rule.at("/backendRefs/0/name").asText())))
                .isEqualTo(owners);
        for (var service : List.of("ingestion", "scoring", "metrics", "alerting")) {
            assertThat(pods(manifests, service)).contains("HEARTLINE_SESSION_KEY", "session-key");
        }
        assertThat(of(manifests, "ConfigMap").filter(map -> map.name().endsWith("-service")))
                .hasSize(4)
                .allSatisfy(map -> assertThat(Manifest.texts(map.at("/data")))
                        .containsEntry("HEARTLINE_CONSOLE_INGESTION_URL", "https://console.example.com")
                        .containsEntry("HEARTLINE_CONSOLE_SCORING_URL", "https://console.example.com")
                        .containsEntry("HEARTLINE_CONSOLE_METRICS_URL", "https://console.example.com")
                        .containsEntry("HEARTLINE_CONSOLE_ALERTING_URL", "https://console.example.com"));
    }

    private static Stream<Manifest> of(List<Manifest> manifests, String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    private static String pods(List<Manifest> manifests, String service) {
        return manifests.stream()
                .filter(manifest -> manifest.toString().equals("Deployment heartline-" + service + "-service"))
                .map(manifest -> manifest.at("/spec/template").toString())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.bootstrapServer, kafka:9092, bootstrapServer",
        "services.scoring.replica, 3, replica",
        "services.mining.replicas, 3, mining",
        "services.scoring.resources.limits.gpu, 1, gpu",
        "services.scoring.env.KAFKA_BOOTSTRAP_SERVERS, kafka:1, KAFKA_BOOTSTRAP_SERVERS",
        "services.scoring.env.lowercase, x, lowercase",
        "services.ingestion.env.HEARTLINE_IDENTITY_KEYS, x, HEARTLINE_IDENTITY_KEYS",
        "services.ingestion.surveys.mail.encryption, ssl, encryption",
        "networkPolicy.callers[0].podSelectr.matchLabels.app, shop, podSelectr",
        "image.tag, latest, tag",
        "kafka.bootstrapServers, kafka, bootstrapServers",
        "kafka.securityProtocol, TLS, securityProtocol",
        "database.sslMode, prefer, sslMode",
        "access.existingSecret, '', existingSecret",
        "terminationGracePeriodSeconds, 10, terminationGracePeriodSeconds",
    })
    void a_value_that_is_unknown_or_unsafe_is_refused(String value, String text, String named) {
        // when
        assertThatThrownBy(() -> Chart.render(LAPTOP, Map.of(value, text))).hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.bootstrapServers, '', kafka.bootstrapServers is required",
        "database.host, '', database.host is required",
        "ingress.enabled, true, needs a host",
        "console.host, console.example.com, console.existingSecret is required",
        "services.ingestion.surveys.mail.host, mail.example.com, surveys.mail.from is required",
        "services.ingestion.surveys.sender.url, https://sender.example.com, sender.existingSecret is required",
    })
    void what_is_missing_is_named(String value, String text, String message) {
        // when
        assertThatThrownBy(() -> Chart.render(LAPTOP, Map.of(value, text))).hasMessageContaining(message);
    }
}
