package io.heartline.ingestion.customer;

import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import io.heartline.ingestion.intake.StoreException;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** Finds the customers behind identifiers, and makes those that are seen for the first time. */
@ApplicationScoped
public class Customers {
    private static final String SELECT = """
            select i.brand, i.kind, i.value, i.customer_id
            from identifier i
            join unnest(?::text[], ?::text[], ?::text[]) as k (brand, kind, value) using (brand, kind, value)""";
    // In the order of the keys, so that two batches never wait for each other.
    private static final String INSERT_IDENTIFIERS = """
            insert into identifier (brand, kind, value, customer_id, created_at)
            select k.brand, k.kind, k.value, k.id, ?
            from unnest(?::text[], ?::text[], ?::text[], ?::uuid[]) as k (brand, kind, value, id)
            order by k.brand, k.kind, k.value
            on conflict (brand, kind, value) do nothing
            returning brand, kind, value, customer_id""";
    private static final String INSERT_CUSTOMERS = """
            insert into customer (id, brand, canonical_id, revision, created_at)
            select k.id, k.brand, k.id, 1, ? from unnest(?::uuid[], ?::text[]) as k (id, brand)""";

    private final DataSource database;
    private final Outbox outbox;
    private final Clock clock;

    Customers(DataSource database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The customer ids of identifiers, as first assigned. An identifier that no one had before gets a new customer, whose
     * identity is published.
     */
    @Transactional(TxType.MANDATORY)
    public Map<CustomerKey, UUID> resolve(Collection<CustomerKey> wanted) {
        Set<CustomerKey> missing = new LinkedHashSet<>(wanted);
        Map<CustomerKey, UUID> found = new HashMap<>();
        try (var connection = database.getConnection()) {
            select(connection, missing, found);
            if (!missing.isEmpty()) {
                create(connection, missing, found);
            }
            // Others may have made the rest meanwhile; the insert waited for them.
            select(connection, missing, found);
        } catch (SQLException e) {
            throw new StoreException("customers could not be found", e);
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("an identifier is neither there nor new");
        }
        return found;
    }

    private static void select(Connection connection, Set<CustomerKey> missing, Map<CustomerKey, UUID> found)
            throws SQLException {
        if (missing.isEmpty()) {
            return;
        }
        try (var select = connection.prepareStatement(SELECT)) {
            setKeys(select, 1, missing);
            collect(select, found);
        }
        missing.removeAll(found.keySet());
    }

    private void create(Connection connection, Set<CustomerKey> missing, Map<CustomerKey, UUID> found)
            throws SQLException {
        var now = clock.instant();
        Map<CustomerKey, UUID> created = new HashMap<>();
        try (var insert = connection.prepareStatement(INSERT_IDENTIFIERS)) {
            insert.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            setKeys(insert, 2, missing);
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "uuid", missing.stream().map(key -> Ids.next()).toArray()));
            collect(insert, created);
        }
        insertCustomers(connection, created, now);
        outbox.addAll(created.entrySet().stream()
                .map(entry -> identity(entry.getKey().brand(), entry.getValue(), now))
                .toList());
        found.putAll(created);
        missing.removeAll(created.keySet());
    }

    private static void insertCustomers(Connection connection, Map<CustomerKey, UUID> created, Instant now)
            throws SQLException {
        var entries = List.copyOf(created.entrySet());
        try (var insert = connection.prepareStatement(INSERT_CUSTOMERS)) {
            insert.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", entries.stream().map(Map.Entry::getValue).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            entries.stream()
                                    .map(entry -> entry.getKey().brand())
                                    .toArray()));
            insert.executeUpdate();
        }
    }

    private static OutgoingEvent identity(String brand, UUID id, Instant now) {
        return OutgoingEvent.of(Topic.CUSTOMER_IDENTITIES, id, new CustomerIdentity(id, id, brand, 1, now), now);
    }

    private static void setKeys(PreparedStatement statement, int first, Collection<CustomerKey> keys)
            throws SQLException {
        setTexts(statement, first, keys, CustomerKey::brand);
        setTexts(statement, first + 1, keys, key -> key.kind().wire());
        setTexts(statement, first + 2, keys, CustomerKey::value);
    }

    private static void setTexts(
            PreparedStatement statement, int index, Collection<CustomerKey> keys, Function<CustomerKey, String> part)
            throws SQLException {
        var texts = keys.stream().map(part).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf("text", texts));
    }

    private static void collect(PreparedStatement statement, Map<CustomerKey, UUID> into) throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var key = new CustomerKey(
                        rows.getString("brand"), IdentifierKind.of(rows.getString("kind")), rows.getString("value"));
                into.put(key, rows.getObject("customer_id", UUID.class));
            }
        }
    }
}
