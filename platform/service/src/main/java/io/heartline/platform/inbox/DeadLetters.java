package io.heartline.platform.inbox;

import io.heartline.platform.outbox.StoredHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The dead letters of a service. */
@ApplicationScoped
class DeadLetters {
    private static final String INSERT = """
            insert into dead_letter
                (id, channel, topic, partition, record_offset, key, headers, value, reason, at)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict do nothing""";
    private static final String WAITING = """
            select id, channel, topic, partition, record_offset, reason, at from dead_letter
            where replayed_at is null and (at, id) > (?, ?) order by at, id limit ?""";
    private static final String TAKE = """
            select channel, topic, partition, record_offset, key, headers, value, reason from dead_letter
            where id = ? and replayed_at is null for update""";

    private final DataSource database;
    private final Clock clock;

    DeadLetters(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A dead letter as a list shows it: without its content. */
    record Summary(UUID id, String channel, String topic, int partition, long offset, String reason, Instant at) {}

    /** Keeps a dead letter in the caller's transaction; false if that record is kept already. */
    boolean add(DeadLetter letter) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, letter.id());
            insert.setString(2, letter.channel());
            insert.setString(3, letter.origin().topic());
            insert.setInt(4, letter.origin().partition());
            insert.setLong(5, letter.origin().offset());
            insert.setString(6, letter.key());
            insert.setString(7, StoredHeaders.write(letter.headers()));
            insert.setBytes(8, letter.value());
            insert.setString(9, letter.reason());
            insert.setObject(10, now());
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new InboxException("a dead letter could not be kept", e);
        }
    }

    /** Those that were not replayed yet, oldest first, after the one with this time and id. */
    List<Summary> waiting(Instant afterAt, UUID afterId, int limit) {
        List<Summary> found = new ArrayList<>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(WAITING)) {
            select.setObject(1, OffsetDateTime.ofInstant(afterAt, ZoneOffset.UTC));
            select.setObject(2, afterId);
            select.setInt(3, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Summary(
                            rows.getObject("id", UUID.class),
                            rows.getString("channel"),
                            rows.getString("topic"),
                            rows.getInt("partition"),
                            rows.getLong("record_offset"),
                            rows.getString("reason"),
                            rows.getObject("at", OffsetDateTime.class).toInstant()));
                }
            }
        } catch (SQLException e) {
            throw new InboxException("dead letters could not be listed", e);
        }
        return found;
    }

    /** Takes a dead letter that waits, and locks it for the caller's transaction. */
    Optional<DeadLetter> take(UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(TAKE)) {
            select.setObject(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(letter(id, rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new InboxException("a dead letter could not be taken", e);
        }
    }

    /** Notes, in the caller's transaction, that a dead letter was replayed. */
    void replayed(UUID id) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update dead_letter set replayed_at = ? where id = ?")) {
            update.setObject(1, now());
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new InboxException("a dead letter could not be marked", e);
        }
    }

    private DeadLetter letter(UUID id, ResultSet row) throws SQLException {
        var origin =
                new DeadLetter.Origin(row.getString("topic"), row.getInt("partition"), row.getLong("record_offset"));
        @Nullable String key = row.getString("key");
        return new DeadLetter(
                id,
                row.getString("channel"),
                origin,
                key,
                StoredHeaders.read(row.getString("headers")),
                row.getBytes("value"),
                row.getString("reason"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
