package io.heartline.platform.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import io.heartline.testing.SecuredInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;

/** All tests of the platform go through TLS; these show that there is no other way. */
@QuarkusTest
@QuarkusTestResource(SecuredInfrastructure.class)
class EncryptionTest {
    private static final int PATIENCE_MILLIS = 8_000;

    @Inject
    DataSource database;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    @Test
    void the_service_speaks_tls_with_its_database() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery("select ssl, version from pg_stat_ssl where pid = pg_backend_pid()")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getBoolean("ssl")).isTrue();
            assertThat(found.getString("version")).startsWith("TLSv1.");
        }
    }

    @Test
    void the_service_reads_and_writes_topics_as_whom_it_logged_in() throws Exception {
        var customer = Ids.next();
        assertThat(broker).containsEntry("security.protocol", "SASL_SSL");

        try (var topics = Trial.topics();
                var admin = Admin.create(settings(Map.of()))) {
            topics.send(Topic.INTERACTIONS, customer, Trial.interaction(customer, "encrypted-" + customer));

            assertThat(admin.describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                    .hasSize(1);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> topics.read(Topic.ERASURES.wire()).stream()
                            .anyMatch(event ->
                                    new String(event.value(), StandardCharsets.UTF_8).contains(customer.toString())));
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        var wrong = String.valueOf(broker.get("sasl.jaas.config")).replace("password=\"", "password=\"not-");

        assertThatThrownBy(() -> ask(Map.of("sasl.jaas.config", wrong)))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void a_client_that_does_not_trust_the_broker_says_nothing_to_it() {
        var trust = new HashMap<String, Object>();
        trust.put("ssl.truststore.location", null);
        trust.put("ssl.truststore.type", "PKCS12");

        assertThatThrownBy(() -> ask(trust)).hasCauseInstanceOf(SslAuthenticationException.class);
    }

    @Test
    void a_client_without_tls_is_not_understood() {
        assertThatThrownBy(() -> ask(Map.of("security.protocol", "PLAINTEXT"))).isInstanceOf(Exception.class);
    }

    private void ask(Map<String, Object> changed) throws Exception {
        try (var admin = Admin.create(settings(changed))) {
            admin.describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private Map<String, Object> settings(Map<String, Object> changed) {
        var settings = new HashMap<>(broker);
        settings.put("request.timeout.ms", PATIENCE_MILLIS);
        settings.put("default.api.timeout.ms", PATIENCE_MILLIS);
        settings.putAll(changed);
        settings.values().removeIf(Objects::isNull);
        return settings;
    }
}
