package io.heartline.benchmarks.row;

import io.heartline.benchmarks.stage.Events.Wire;
import io.heartline.benchmarks.stage.Stage;
import io.heartline.contracts.EventJson;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Polls scored interactions from a topic of its own, puts those of each poll into one table by one statement, and commits:
 * the least that a consumer with a database can do.
 */
final class BareConsumer implements AutoCloseable {
    private static final String TOPIC = "bench-scored-interactions";
    private static final int POLLED_MAX = 2_000;
    private static final Duration POLLED_FOR = Duration.ofMillis(100);
    private static final String CREATE = """
            create table if not exists bare_upsert (
                id uuid primary key, customer_id uuid not null, brand text not null, product text, channel text not null,
                touchpoint text not null, occurred_at timestamptz not null, emotion text, valence double precision,
                confidence double precision not null)""";
    private static final String UPSERT = """
            insert into bare_upsert
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                                 ?::text[], ?::float8[], ?::float8[])
            on conflict (id) do update set emotion = excluded.emotion, valence = excluded.valence""";

    private final Stage stage;
    private final Connection connection;
    private final KafkaConsumer<String, byte[]> consumer;

    private BareConsumer(Stage stage, Connection connection, KafkaConsumer<String, byte[]> consumer) {
        this.stage = stage;
        this.connection = connection;
        this.consumer = consumer;
    }

    /** Prepares the table and the topic. */
    static BareConsumer open(Stage stage) throws IOException, InterruptedException {
        stage.events().create(TOPIC);
        stage.execute(Service.METRICS, CREATE);
        return new BareConsumer(
                stage,
                stage.connect(Service.METRICS),
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", stage.stack().file().kafka(), "max.poll.records", POLLED_MAX),
                        new StringDeserializer(),
                        new ByteArrayDeserializer()));
    }

    /** Publishes events, then takes them in; returns how many a second. */
    double run(List<Wire> events) throws IOException, InterruptedException {
        var from = stage.events().ends(TOPIC);
        stage.events().publish(TOPIC, events);
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        var start = System.nanoTime();
        try {
            connection.setAutoCommit(false);
            for (var taken = 0; taken < events.size(); ) {
                var polled = consumer.poll(POLLED_FOR);
                List<ScoredInteraction> scored = new ArrayList<>(polled.count());
                for (var one : polled) {
                    scored.add(EventJson.read(one.value(), ScoredInteraction.class));
                }
                upsert(scored);
                taken += scored.size();
            }
        } catch (SQLException e) {
            throw new IOException("PostgreSQL did not take the rows", e);
        }
        return events.size() * 1e9 / (System.nanoTime() - start);
    }

    private void upsert(List<ScoredInteraction> scored) throws SQLException {
        if (scored.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(UPSERT)) {
            List<Function<ScoredInteraction, @Nullable Object>> columns = List.of(
                    ScoredInteraction::id,
                    ScoredInteraction::customerId,
                    ScoredInteraction::brand,
                    ScoredInteraction::product,
                    one -> one.channel().wire(),
                    ScoredInteraction::touchpoint,
                    one -> one.occurredAt().atOffset(ZoneOffset.UTC),
                    one -> one.score().emotion() == null
                            ? null
                            : one.score().emotion().wire(),
                    one -> one.score().valence(),
                    one -> one.score().confidence());
            var types =
                    List.of("uuid", "uuid", "text", "text", "text", "text", "timestamptz", "text", "float8", "float8");
            for (var i = 0; i < types.size(); i++) {
                var values = scored.stream().map(columns.get(i)).toArray();
                statement.setArray(i + 1, connection.createArrayOf(types.get(i), values));
            }
            statement.executeUpdate();
            connection.commit();
        }
    }

    @Override
    public void close() throws IOException {
        consumer.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("a connection could not be closed", e);
        }
    }
}
