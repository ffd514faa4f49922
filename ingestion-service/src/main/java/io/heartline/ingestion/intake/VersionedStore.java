package io.heartline.ingestion.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest version of each record of one table and publishes every version that comes about.
 *
 * <p>Two transactions that bring the same key are put in order by its row: the second waits at the unique key or at the
 * row's lock, and then sees what the first has stored. Rows are taken in the order of their keys, so that two batches
 * never wait for each other.
 */
public final class VersionedStore<R extends Versioned<R>> {
    private static final List<String> REVISABLE =
            List.of("version", "content_hash", "occurred_at", "received_at", "revised_at");

    private final DataSource database;
    private final ObjectMapper json;
    private final Outbox outbox;
    private final String insert;
    private final String lock;
    private final String update;
    private final String confirm;

    /**
     * A store of one table.
     *
     * @param table its name; rows are written as JSON whose fields are its columns
     * @param revisable the columns that a revision changes, besides those of the head
     */
    public VersionedStore(DataSource database, ObjectMapper json, Outbox outbox, String table, List<String> revisable) {
        this.database = database;
        this.json = json;
        this.outbox = outbox;
        var columns = Stream.concat(REVISABLE.stream(), revisable.stream()).toList();
        this.insert = """
                insert into %1$s
                select * from json_populate_recordset(null::%1$s, ?::json)
                order by brand, source, external_id
                on conflict (brand, source, external_id) do nothing
                returning id""".formatted(table);
        this.lock = """
                select t.id, t.brand, t.source, t.external_id, t.version, t.customer_id,
                       '\\x' || encode(t.content_hash, 'hex') as content_hash, t.occurred_at, t.revised_at
                from %1$s t
                join unnest(?::text[], ?::text[], ?::text[]) as k (brand, source, external_id)
                  using (brand, source, external_id)
                order by t.brand, t.source, t.external_id
                for update of t""".formatted(table);
        this.confirm = "update %s set revised_at = ? where id = ?".formatted(table);
        this.update = """
                update %1$s t set (%2$s) = (%3$s)
                from json_populate_recordset(null::%1$s, ?::json) r
                where t.id = r.id""".formatted(
                        table,
                        String.join(", ", columns),
                        columns.stream().map(column -> "r." + column).collect(Collectors.joining(", ")));
    }

    /**
     * Stores arrivals in their order, in the caller's transaction.
     *
     * @param event what a new version is published as
     * @return the answers, in the order of the arrivals
     */
    public List<Stored> store(List<R> arrivals, Function<R, OutgoingEvent> event) {
        if (arrivals.isEmpty()) {
            return List.of();
        }
        Map<RecordKey, R> firsts = new LinkedHashMap<>();
        arrivals.forEach(arrival -> firsts.putIfAbsent(arrival.head().key(), arrival));
        try (var connection = database.getConnection()) {
            var inserted = insert(connection, firsts.values());
            firsts.values().removeIf(first -> inserted.contains(first.head().id()));
            var folded = Versions.fold(arrivals, lock(connection, firsts.keySet()));
            update(connection, folded.revised());
            confirm(connection, folded.confirmed());
            outbox.addAll(folded.news().stream().map(event).toList());
            return folded.answers();
        } catch (SQLException e) {
            throw new StoreException("records could not be stored", e);
        }
    }

    private Set<UUID> insert(Connection connection, Collection<R> rows) throws SQLException {
        Set<UUID> inserted = new HashSet<>();
        try (var statement = connection.prepareStatement(insert)) {
            statement.setString(1, write(rows));
            try (var ids = statement.executeQuery()) {
                while (ids.next()) {
                    inserted.add(ids.getObject(1, UUID.class));
                }
            }
        }
        return inserted;
    }

    private Map<RecordKey, Current> lock(Connection connection, Set<RecordKey> keys) throws SQLException {
        Map<RecordKey, Current> existing = new HashMap<>();
        if (keys.isEmpty()) {
            return existing;
        }
        try (var statement = connection.prepareStatement(lock)) {
            statement.setArray(1, texts(connection, keys, RecordKey::brand));
            statement.setArray(2, texts(connection, keys, RecordKey::source));
            statement.setArray(3, texts(connection, keys, RecordKey::externalId));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var key = new RecordKey(
                            rows.getString("brand"), rows.getString("source"), rows.getString("external_id"));
                    existing.put(
                            key,
                            new Current(
                                    rows.getObject("id", UUID.class),
                                    rows.getInt("version"),
                                    rows.getObject("customer_id", UUID.class),
                                    rows.getString("content_hash"),
                                    rows.getObject("occurred_at", OffsetDateTime.class)
                                            .toInstant(),
                                    instant(rows.getObject("revised_at", OffsetDateTime.class))));
                }
            }
        }
        return existing;
    }

    private void update(Connection connection, Collection<R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(update)) {
            statement.setString(1, write(rows));
            statement.executeUpdate();
        }
    }

    private void confirm(Connection connection, Map<UUID, Instant> confirmed) throws SQLException {
        if (confirmed.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(confirm)) {
            for (var entry : confirmed.entrySet()) {
                statement.setObject(1, entry.getValue().atOffset(ZoneOffset.UTC));
                statement.setObject(2, entry.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static java.sql.Array texts(
            Connection connection, Collection<RecordKey> keys, Function<RecordKey, String> part) throws SQLException {
        return connection.createArrayOf("text", keys.stream().map(part).toArray());
    }

    private String write(Collection<R> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("rows cannot be written as JSON", e);
        }
    }
}
