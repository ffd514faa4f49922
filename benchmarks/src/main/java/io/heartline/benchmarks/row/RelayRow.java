package io.heartline.benchmarks.row;

import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.report.Target;
import io.heartline.benchmarks.stage.Bench;
import io.heartline.benchmarks.stage.Events.Wire;
import io.heartline.benchmarks.stage.Measured;
import io.heartline.benchmarks.stage.Stage;
import io.heartline.benchmarks.stage.Turns;
import io.heartline.contracts.Topic;
import io.heartline.localstack.load.GeneratedScores;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A full outbox until it is empty, beside a producer that is fed by the same query and deletes nothing. */
final class RelayRow implements Row {
    private static final Target TARGET = Target.ratioOf(0.80);
    private static final String BARE_TOPIC = "bench-relay";
    private static final int BATCH = 1_000;
    private static final String TABLE = """
            create table if not exists bare_outbox (
                seq bigint generated always as identity primary key, event_id uuid not null, topic text not null,
                key text not null, headers jsonb not null, value bytea, created_at timestamptz not null)""";
    private static final String FILL = """
             (event_id, topic, key, headers, value, created_at)
            select gen_random_uuid(), ?, gen_random_uuid(), jsonb_build_object('ce_id', gen_random_uuid(), 'ce_source', '/bench'),
                   ?, now()
            from generate_series(1, ?)""";
    private static final String SELECT =
            "select seq, topic, key, headers, value from bare_outbox where seq > ? order by seq limit ?";

    @Override
    public List<Line> run(Bench bench) throws IOException, InterruptedException {
        var count = bench.size(50_000, 5_000);
        var event = Wire.of(new GeneratedScores(1, 1, bench.clock().instant()).get(0));
        try (var stage = Stage.open(bench, Set.of(Service.INGESTION))) {
            stage.events().create(BARE_TOPIC);
            stage.execute(Service.INGESTION, TABLE);
            return List.of(new Turns(
                            "relay",
                            "outbox to Kafka",
                            "events/s",
                            round -> relayed(stage, event, count),
                            round -> bare(stage, event, count),
                            TARGET)
                    .take(bench));
        }
    }

    private static Measured relayed(Stage stage, Wire event, int count) throws IOException, InterruptedException {
        stage.halt(Service.INGESTION);
        try (var connection = stage.connect(Service.INGESTION)) {
            fill(connection, "outbox", Topic.INTERACTIONS.wire(), event, count);
            var costs = stage.costs(Service.INGESTION);
            stage.goOn(Service.INGESTION);
            stage.execute(Service.INGESTION, "select pg_notify('heartline_outbox', '')");
            var seconds = Relays.await(stage, Service.INGESTION);
            return new Measured(count / seconds, costs.each(count));
        } catch (SQLException e) {
            throw new IOException("PostgreSQL refused", e);
        }
    }

    private static Measured bare(Stage stage, Wire event, int count) throws IOException, InterruptedException {
        try (var connection = stage.connect(Service.INGESTION)) {
            stage.execute(Service.INGESTION, "truncate bare_outbox restart identity");
            fill(connection, "bare_outbox", BARE_TOPIC, event, count);
            var start = System.nanoTime();
            for (var sent = 0L; sent < count; ) {
                var events = read(connection, sent);
                stage.events().publish(BARE_TOPIC, events);
                sent += events.size();
            }
            return Measured.of(count * 1e9 / (System.nanoTime() - start));
        } catch (SQLException e) {
            throw new IOException("PostgreSQL refused", e);
        }
    }

    private static void fill(Connection connection, String table, String topic, Wire event, int count)
            throws SQLException {
        try (var fill = connection.prepareStatement("insert into " + table + FILL)) {
            fill.setString(1, topic);
            fill.setBytes(2, event.value());
            fill.setInt(3, count);
            fill.executeUpdate();
        }
    }

    private static List<Wire> read(Connection connection, long after) throws SQLException {
        try (var select = connection.prepareStatement(SELECT)) {
            select.setLong(1, after);
            select.setInt(2, BATCH);
            try (var rows = select.executeQuery()) {
                List<Wire> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(new Wire(rows.getString("key"), rows.getBytes("value")));
                }
                return events;
            }
        }
    }
}
