package io.heartline.localstack.audit;

import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackFile;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Counts what the services of a stack have done. */
public final class Audits {
    private final Map<Service, Database> databases = new EnumMap<>(Service.class);

    /** Reads the databases of this stack. */
    public Audits(StackFile stack) {
        for (var service : Service.values()) {
            databases.put(service, new Database(stack.database(service)));
        }
    }

    /** Counts everything now. */
    public Tally tally() {
        var ingestion = database(Service.INGESTION);
        var metrics = database(Service.METRICS);
        var alerting = database(Service.ALERTING);
        return new Tally(
                ingestion.number("select count(*) from interaction"),
                ingestion.number("select count(*) from customer_event"),
                database(Service.SCORING).number("select count(distinct interaction_id) from score"),
                metrics.number("select count(*) from evidence where kind <> 'event'"),
                metrics.number("select count(*) from evidence where kind = 'event'"),
                seen(),
                metrics.number("select count(*) from entry"),
                metrics.number("select coalesce(sum(moves), 0) from standing"),
                alerting.numbers("select kind, count(*) from alert group by kind"),
                alerting.numbers("select status, count(*) from delivery group by status"),
                alerting.numbers("select status, count(*) from outreach group by status"),
                everywhere("select count(*) from outbox"),
                everywhere("select count(*) from dead_letter where replayed_at is null"));
    }

    private Map<String, Long> seen() {
        var seen = new TreeMap<String, Long>();
        databases.forEach((service, database) -> database.numbers(
                        "select channel, count(*) from inbox group by channel")
                .forEach((channel, count) -> seen.put(service.key() + "/" + channel, count)));
        return seen;
    }

    /**
     * Returns the customers about whom there was an alert of a kind, by the id under which a source knows them; alerts
     * that are about no customer are not among them.
     */
    public Set<String> alerted(String kind) {
        var names = new HashMap<UUID, String>();
        database(Service.INGESTION)
                .query(
                        "select customer_id, value from identifier where kind = 'external-id'",
                        row -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return database(Service.ALERTING)
                .query(
                        "select kind, customer_id from alert where customer_id is not null",
                        row -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
                .stream()
                .filter(alert -> alert.getKey().equals(kind))
                .map(alert ->
                        names.getOrDefault(alert.getValue(), alert.getValue().toString()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns what crises were about, for example {@code product lumi-band}. */
    public Set<String> crises() {
        return Set.copyOf(database(Service.ALERTING)
                .query(
                        "select distinct scope_kind, scope_value from alert where kind = 'crisis'",
                        row -> row.getString(1) + " " + row.getString(2)));
    }

    private long everywhere(String sql) {
        return databases.values().stream()
                .mapToLong(database -> database.number(sql))
                .sum();
    }

    private Database database(Service service) {
        var database = databases.get(service);
        if (database == null) {
            throw new IllegalStateException("no database of " + service);
        }
        return database;
    }
}
