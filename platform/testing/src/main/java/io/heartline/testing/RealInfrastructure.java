package io.heartline.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@code @QuarkusTest} a real PostgreSQL and a real Kafka, both started at once, and the keys of
 * {@link TestKeys}.
 *
 * <p>Use it with {@code @QuarkusTestResource(RealInfrastructure.class)}; the tests of a module share one instance.
 */
public final class RealInfrastructure implements QuarkusTestResourceLifecycleManager {
    private static final int PARTITIONS = 3;

    private @Nullable EmbeddedPostgres postgres;
    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        var starting = CompletableFuture.supplyAsync(EmbeddedPostgres::temporary);
        var broker = EmbeddedKafka.temporary();
        broker.createTopics(PARTITIONS);
        kafka = broker;
        var server = starting.join();
        postgres = server;
        var database = server.database("service", "service");
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("quarkus.datasource.jdbc.url", database.url());
        settings.put("quarkus.datasource.username", database.user());
        settings.put("quarkus.datasource.password", database.password());
        settings.put("heartline.access.api-keys", TestKeys.configuration());
        return settings;
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
