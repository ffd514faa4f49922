package io.heartline.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Like {@link RealInfrastructure}, but the service reaches Kafka by TLS with a SCRAM log-in and PostgreSQL by TLS, and both
 * prove who they are: as in production, by the same settings.
 */
public final class SecuredInfrastructure implements QuarkusTestResourceLifecycleManager {
    /** Where tests themselves reach the broker, without TLS. */
    public static final String PLAIN_BROKER = "heartline.testing.plain-broker";

    /** Who the service is to the broker. */
    public static final String USER = "trial";

    private static final int PARTITIONS = 3;
    private static final String PASSWORD = "password-of-the-trial-service";

    private @Nullable EmbeddedPostgres postgres;
    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        var certificate = certificate();
        var starting = CompletableFuture.supplyAsync(() -> EmbeddedPostgres.secured(certificate));
        var broker = EmbeddedKafka.secured(certificate, USER, PASSWORD);
        broker.createTopics(PARTITIONS);
        kafka = broker;
        var server = starting.join();
        postgres = server;
        var database = server.database("service", "service");
        Map<String, String> settings = new HashMap<>();
        settings.put(PLAIN_BROKER, broker.bootstrapServers());
        settings.put("kafka.bootstrap.servers", broker.securedServers());
        settings.put("kafka.security.protocol", "SASL_SSL");
        settings.put("kafka.sasl.mechanism", EmbeddedKafka.MECHANISM);
        settings.put("kafka.sasl.jaas.config", EmbeddedKafka.logIn(USER, PASSWORD));
        settings.put("kafka.ssl.truststore.type", "PEM");
        settings.put("kafka.ssl.truststore.location", certificate.certificate().toString());
        settings.put(
                "quarkus.datasource.jdbc.url",
                database.url()
                        + (database.url().contains("?") ? "&" : "?")
                        + "sslmode=verify-full&sslrootcert="
                        + certificate.certificate());
        settings.put("quarkus.datasource.username", database.user());
        settings.put("quarkus.datasource.password", database.password());
        settings.put("heartline.access.api-keys", TestKeys.configuration());
        return settings;
    }

    private static TestCertificate certificate() {
        try {
            var directory = Files.createTempDirectory("heartline-tls");
            directory.toFile().deleteOnExit();
            var certificate = TestCertificate.in(directory);
            certificate.keyStore().toFile().deleteOnExit();
            certificate.privateKey().toFile().deleteOnExit();
            certificate.certificate().toFile().deleteOnExit();
            return certificate;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory", e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
