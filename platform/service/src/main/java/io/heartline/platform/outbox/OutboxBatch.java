package io.heartline.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Sends one batch of the outbox: whole, or it stays. */
@ApplicationScoped
class OutboxBatch {
    // One relay at a time: rows of one key must not be sent by two instances in either order.
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('heartline_outbox'))";
    private static final String SELECT = """
            select seq, topic, key, headers, value from outbox order by seq limit ? for update skip locked""";
    private static final String DELETE = "delete from outbox where seq = any(?)";

    private final OutboxProducer producer;
    private final OutboxConfig config;

    OutboxBatch(OutboxProducer producer, OutboxConfig config) {
        this.producer = producer;
        this.config = config;
    }

    /** The broker did not take every event of a batch. */
    static final class NotSent extends Exception {
        private static final long serialVersionUID = 1L;

        NotSent(Throwable cause) {
            super("the broker did not take a batch: " + cause.getMessage(), cause);
        }
    }

    /**
     * Sends the oldest events and deletes their rows once the broker has acknowledged all of them.
     *
     * @return how many were sent; 0 if there are none or another instance is at it
     */
    int send(Connection connection) throws SQLException, NotSent {
        connection.setAutoCommit(false);
        try {
            var sequences = locked(connection) ? sendRows(connection) : List.<Long>of();
            delete(connection, sequences);
            connection.commit();
            connection.setAutoCommit(true);
            return sequences.size();
        } catch (SQLException | NotSent | RuntimeException e) {
            undo(connection, e);
            throw e;
        }
    }

    /** A connection that cannot even roll back is lost; what went wrong first is what matters. */
    private static void undo(Connection connection, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(LOCK)) {
            return result.next() && result.getBoolean(1);
        }
    }

    private List<Long> sendRows(Connection connection) throws SQLException, NotSent {
        List<Long> sequences = new ArrayList<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var select = connection.prepareStatement(SELECT)) {
            select.setInt(1, config.batchMax());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    sequences.add(rows.getLong("seq"));
                    sent.add(producer.send(toRecord(rows)));
                }
            }
        } catch (KafkaException e) {
            throw new NotSent(e);
        }
        if (!sent.isEmpty()) {
            producer.flush();
        }
        for (var future : sent) {
            acknowledged(future);
        }
        return sequences;
    }

    private static void acknowledged(Future<RecordMetadata> future) throws NotSent {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new NotSent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSent(e);
        }
    }

    private static ProducerRecord<String, byte[]> toRecord(ResultSet row) throws SQLException {
        var outgoing =
                new ProducerRecord<String, byte[]>(row.getString("topic"), row.getString("key"), row.getBytes("value"));
        for (var header : StoredHeaders.read(row.getString("headers")).entrySet()) {
            outgoing.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return outgoing;
    }

    private static void delete(Connection connection, List<Long> sequences) throws SQLException {
        if (sequences.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, connection.createArrayOf("bigint", sequences.toArray()));
            delete.executeUpdate();
        }
    }
}
