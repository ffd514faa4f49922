package io.heartline.localstack.stack;

import io.heartline.testing.EmbeddedKafka;
import io.heartline.testing.EmbeddedPostgres;
import io.heartline.testing.EmbeddedPostgres.Database;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The ordinary infrastructure: a broker in this process, and a PostgreSQL beside it. */
record InProcess(EmbeddedKafka broker, EmbeddedPostgres postgres) implements Infrastructure {

    static Infrastructure start(StackPlan plan) {
        var directory = plan.dataDirectory();
        var starting =
                CompletableFuture.supplyAsync(() -> EmbeddedPostgres.persistent(directory.resolve("postgres"), 0));
        var broker = startBroker(directory, starting);
        try {
            return new InProcess(broker, starting.join());
        } catch (CompletionException e) {
            broker.close();
            throw new StackException("PostgreSQL did not start on " + directory, e);
        }
    }

    private static EmbeddedKafka startBroker(Path directory, CompletableFuture<EmbeddedPostgres> besides) {
        try {
            return EmbeddedKafka.persistent(directory.resolve("kafka"), 0);
        } catch (RuntimeException e) {
            besides.thenAccept(EmbeddedPostgres::close).join();
            throw e;
        }
    }

    @Override
    public String kafka() {
        return broker.bootstrapServers();
    }

    @Override
    public Database database(String name, String password) {
        return postgres.database(name, password);
    }

    @Override
    public void createTopics(int partitions) {
        broker.createTopics(partitions);
    }

    @Override
    public Map<String, String> environment(Service service, StackFile file) {
        return Map.of();
    }

    @Override
    public void close() {
        try (postgres) {
            broker.close();
        }
    }
}
