package io.heartline.faults.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.heartline.contracts.Topic;
import io.heartline.faults.oracle.Observed.Alert;
import io.heartline.faults.oracle.Observed.Booked;
import io.heartline.faults.oracle.Observed.Delivery;
import io.heartline.faults.oracle.Observed.Entry;
import io.heartline.faults.oracle.Observed.Inbox;
import io.heartline.faults.oracle.Observed.Kept;
import io.heartline.faults.oracle.Observed.Recorded;
import io.heartline.faults.oracle.Observed.Told;
import io.heartline.faults.receiver.Receivers.Message;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.audit.Database;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackFile;
import io.heartline.testing.Topics;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what a stack holds: its databases, its topics and what it serves. */
public final class Observer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String KEPT = """
            select id, source || '/' || external_id from interaction
            union all
            select id, source || '/' || external_id from customer_event""";

    private final StackFile stack;
    private final Clock clock;
    private final Map<Service, Database> databases = new EnumMap<>(Service.class);

    /** Reads this stack. */
    public Observer(StackFile stack, Clock clock) {
        this.stack = stack;
        this.clock = clock;
        for (var service : Service.values()) {
            databases.put(service, new Database(stack.database(service)));
        }
    }

    /** Asks the database of a service. */
    Database database(Service service) {
        var database = databases.get(service);
        if (database == null) {
            throw new IllegalStateException("no database of " + service);
        }
        return database;
    }

    /** Returns everything there is; {@code messages} is what the receiver took. */
    public Observed observe(List<Message> messages) throws IOException, InterruptedException {
        var records = new EnumMap<Topic, List<Recorded>>(Topic.class);
        List<Inbox> inboxes;
        try (var topics = new Topics(stack.kafka())) {
            for (var topic : Topic.values()) {
                records.put(
                        topic,
                        topics.read(topic.wire()).stream()
                                .map(Observer::recorded)
                                .toList());
            }
            inboxes = inboxes(topics);
        }
        return new Observed(
                kept(),
                ids(Service.SCORING, "select interaction_id from score"),
                books(),
                records,
                inboxes,
                told(messages));
    }

    private static Recorded recorded(ConsumerRecord<String, byte[]> incoming) {
        return new Recorded(
                incoming.partition(),
                incoming.offset(),
                incoming.key(),
                Topics.header(incoming, "ce_id"),
                !Topics.header(incoming, "poison").isEmpty(),
                parsed(incoming.value()));
    }

    private static JsonNode parsed(byte[] value) {
        try {
            return value == null ? MissingNode.getInstance() : JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot be read", e);
        }
    }

    private List<String> ids(Service service, String sql) {
        return database(service).query(sql, row -> row.getString(1));
    }

    private List<Kept> kept() {
        return database(Service.INGESTION).query(KEPT, row -> new Kept(row.getString(1), row.getString(2)));
    }

    private Booked books() throws IOException, InterruptedException {
        var metrics = database(Service.METRICS);
        var pulses = new HashMap<String, Long>();
        metrics.query(
                        "select brand, scope, value, start_at, count from pulse",
                        row -> Map.entry(
                                row.getString(1) + "|" + row.getString(2) + "|" + row.getString(3) + "|"
                                        + row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getLong(5)))
                .forEach(pulse -> pulses.put(pulse.getKey(), pulse.getValue()));
        var at = clock.instant();
        var balances = new HashMap<String, Double>();
        try (var api = new Apis(stack.url(Service.METRICS), stack.apiKey())) {
            for (var customer : ids(Service.METRICS, "select customer_id from customer")) {
                var answer = api.get("/customers/" + customer + "?at=" + at);
                balances.put(customer, answer.body().path("balance").asDouble(Double.NaN));
            }
        }
        return new Booked(
                ids(Service.METRICS, "select id from evidence"),
                metrics.query(
                        "select cause_id, customer_id, units_micros from entry",
                        row -> new Entry(row.getString(1), row.getString(2), row.getLong(3))),
                pulses,
                at,
                balances);
    }

    /** What each service has made of each topic that it reads, as far as it has seen any of it. */
    private List<Inbox> inboxes(Topics topics) {
        var announced = new HashMap<String, Long>();
        List<Inbox> inboxes = new ArrayList<>();
        for (var service : Service.values()) {
            var database = database(service);
            var processed = database.numbers("select channel, count(*) from inbox group by channel");
            var buried = database.numbers(
                    "select topic, count(*) from dead_letter where replayed_at is null group by topic");
            for (var topic : Reading.of(service)) {
                var deadLetters = topic.deadLetters(service.module());
                announced.computeIfAbsent(deadLetters, name -> distinct(topics, name));
                inboxes.add(new Inbox(
                        service,
                        topic,
                        processed.getOrDefault(topic.wire(), 0L),
                        buried.getOrDefault(topic.wire(), 0L),
                        announced.getOrDefault(deadLetters, 0L)));
            }
        }
        return inboxes;
    }

    private static long distinct(Topics topics, String name) {
        Set<String> ids = new HashSet<>();
        topics.read(name).forEach(letter -> ids.add(Topics.header(letter, "heartline_dead_letter_id")));
        return ids.size();
    }

    private Told told(List<Message> messages) {
        var names = new HashMap<String, String>();
        database(Service.INGESTION)
                .query(
                        "select customer_id, value from identifier where kind = 'external-id'",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(name -> names.put(name.getKey(), name.getValue()));
        var alerting = database(Service.ALERTING);
        return new Told(
                alerting.query(
                        "select id, kind, coalesce(customer_id::text, '') from alert",
                        row -> new Alert(
                                row.getString(1),
                                row.getString(2),
                                names.getOrDefault(row.getString(3), row.getString(3)))),
                alerting.query(
                        "select 'msg_' || id, status from delivery",
                        row -> new Delivery(row.getString(1), row.getString(2))),
                messages);
    }
}
