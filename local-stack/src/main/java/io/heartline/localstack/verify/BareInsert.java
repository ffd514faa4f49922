package io.heartline.localstack.verify;

import io.heartline.contracts.ScoredInteraction;
import io.heartline.localstack.load.GeneratedScores;
import io.heartline.testing.EmbeddedPostgres.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;

/**
 * Inserts scored interactions into one table with a primary key and nothing else, in batches as large as those of the
 * service: what the database could do at best. The table goes afterwards.
 */
final class BareInsert {
    private static final int BATCH = 500;
    private static final String CREATE = """
            create table bare_insert (
                id uuid primary key, customer_id uuid not null, brand text not null, product text, channel text not null,
                touchpoint text not null, occurred_at timestamptz not null, emotion text, sentiment text,
                valence_micros bigint, intensity_micros bigint, confidence_micros bigint, aspect text)""";
    private static final String INSERT = "insert into bare_insert values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;

    BareInsert(Database database) {
        this.database = database;
    }

    /** Returns how many seconds it took until the last batch was committed. */
    double run(GeneratedScores scores) throws IOException {
        var url = database.url() + (database.url().contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
        try (var connection = DriverManager.getConnection(url, database.user(), database.password())) {
            execute(connection, CREATE);
            try {
                return insert(connection, scores);
            } finally {
                connection.setAutoCommit(true);
                execute(connection, "drop table bare_insert");
            }
        } catch (SQLException e) {
            throw new IOException("PostgreSQL did not take the rows", e);
        }
    }

    private static double insert(Connection connection, GeneratedScores scores) throws SQLException {
        connection.setAutoCommit(false);
        long nanos = 0;
        try (var statement = connection.prepareStatement(INSERT)) {
            for (var from = 0; from < scores.count(); from += BATCH) {
                for (var number = from; number < Math.min(scores.count(), from + BATCH); number++) {
                    bind(statement, scores.get(number));
                }
                var start = System.nanoTime();
                statement.executeBatch();
                connection.commit();
                nanos += System.nanoTime() - start;
            }
        }
        return nanos / 1e9;
    }

    private static void bind(PreparedStatement statement, ScoredInteraction one) throws SQLException {
        var score = one.score();
        Object[] values = {
            one.id(),
            one.customerId(),
            one.brand(),
            one.product(),
            one.channel().wire(),
            one.touchpoint(),
            one.occurredAt().atOffset(ZoneOffset.UTC),
            score.emotion() == null ? null : score.emotion().wire(),
            score.sentiment() == null ? null : score.sentiment().wire(),
            score.valence() == null ? null : Math.round(score.valence() * 1e6),
            score.intensity() == null ? null : Math.round(score.intensity() * 1e6),
            Math.round(score.confidence() * 1e6),
            score.aspects().isEmpty() ? null : score.aspects().getFirst().aspect()
        };
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
