package io.heartline.platform.outbox;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where events wait until the broker has them.
 *
 * <p>An event is written in the transaction of the state that it tells of, so that both are there or neither is; the
 * relay sends it afterwards, at least once, and consumers know it again by its id.
 *
 * <p>Known limit: the order of two events is the order in which their rows were numbered, which for transactions that
 * overlap need not be the order of their commits. Events of one key come from one transaction at a time wherever order
 * matters, because those transactions lock the key's row.
 */
@ApplicationScoped
public class Outbox {
    static final String CHANNEL = "heartline_outbox";

    // The trace, the source and what Kafka itself adds
    private static final int OVERHEAD_BYTES = 1024;

    // One statement for all: a thousand of one row each would cost the database several times as much.
    private static final String INSERT = """
            insert into outbox (event_id, topic, key, headers, value, created_at)
            select e.event_id, e.topic, e.key, e.headers::jsonb, e.value, ?
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[])
              with ordinality as e (event_id, topic, key, headers, value, place)
            order by e.place""";

    private final DataSource database;
    private final long eventMaxBytes;
    private final Clock clock;
    private final String source;

    Outbox(
            DataSource database,
            OutboxConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.eventMaxBytes = config.eventMax().asLongValue();
        this.clock = clock;
        this.source = "/" + service;
    }

    /**
     * Adds an event to the caller's transaction.
     *
     * @throws IllegalArgumentException if it is larger than {@code heartline.outbox.event-max}
     */
    @Transactional(TxType.MANDATORY)
    public void add(OutgoingEvent event) {
        addAll(List.of(event));
    }

    /** Adds events, in this order, to the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void addAll(List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection()) {
            insert(connection, events);
            try (var notify = connection.prepareStatement("select pg_notify(?, '')")) {
                notify.setString(1, CHANNEL);
                notify.execute();
            }
        } catch (SQLException e) {
            throw new OutboxException("events could not be added", e);
        }
    }

    private void insert(Connection connection, List<OutgoingEvent> events) throws SQLException {
        var headers = headers(events);
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setArray(2, array(connection, "uuid", events, OutgoingEvent::id));
            insert.setArray(3, array(connection, "text", events, OutgoingEvent::topic));
            insert.setArray(4, array(connection, "text", events, OutgoingEvent::key));
            insert.setArray(5, connection.createArrayOf("text", headers));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "bytea", events.stream().map(OutgoingEvent::value).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    /** The column {@code headers} of each event; the trace is that of the caller. */
    private String[] headers(List<OutgoingEvent> events) {
        var trace = currentTrace();
        var columns = new String[events.size()];
        for (int i = 0; i < columns.length; i++) {
            var event = events.get(i);
            var headers = new LinkedHashMap<>(trace);
            headers.put("ce_source", source);
            headers.putAll(event.headers());
            columns[i] = StoredHeaders.write(headers);
            if (!takes(event, columns[i])) {
                throw new IllegalArgumentException(
                        "an event for " + event.topic() + " is larger than " + eventMaxBytes + " bytes");
            }
        }
        return columns;
    }

    private static java.sql.Array array(
            Connection connection, String type, List<OutgoingEvent> events, Function<OutgoingEvent, Object> part)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(part).toArray());
    }

    private static Map<String, String> currentTrace() {
        Map<String, String> trace = new LinkedHashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(
                        Context.current(),
                        trace,
                        (carrier, name, value) ->
                                Objects.requireNonNull(carrier).put(name, value));
        return trace;
    }

    /** Whether an event is small enough for the broker. */
    public boolean takes(OutgoingEvent event) {
        return takes(event, StoredHeaders.write(event.headers()));
    }

    private boolean takes(OutgoingEvent event, String headers) {
        long bytes = event.value() == null ? 0 : event.value().length;
        bytes += headers.getBytes(StandardCharsets.UTF_8).length;
        bytes += event.key().getBytes(StandardCharsets.UTF_8).length;
        return bytes + OVERHEAD_BYTES <= eventMaxBytes;
    }
}
