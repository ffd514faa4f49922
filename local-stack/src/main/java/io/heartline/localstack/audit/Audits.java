package io.heartline.localstack.audit;

import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackFile;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts what the services of a stack have done. */
public final class Audits {
    private static final String SCORES = """
            select id, coalesce(emotion, ''), coalesce(sentiment, ''), coalesce(valence_micros, 0),
                   coalesce(intensity_micros, 0), coalesce(confidence_micros, 0)
            from evidence where kind <> 'event'""";
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int STILL_POLLS = 4;

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

    /** Returns how many events of a channel a service has taken in. */
    public long processed(Service service, String channel) {
        return database(service)
                .numbers("select channel, count(*) from inbox group by channel")
                .getOrDefault(channel, 0L);
    }

    /** Returns how many bytes each table of a service takes, its indexes with it. */
    public Map<String, Long> tableBytes(Service service) {
        return database(service).numbers("""
                select relname, sum(pg_total_relation_size(oid)) from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace group by relname""");
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
        var names = customers();
        return database(Service.ALERTING)
                .query(
                        "select kind, customer_id from alert where customer_id is not null",
                        row -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
                .stream()
                .filter(alert -> alert.getKey().equals(kind))
                .map(alert -> nameOf(alert.getValue(), names))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the external id of every customer, by the id that ingestion gave. */
    public Map<UUID, String> customers() {
        return named("select customer_id, value from identifier where kind = 'external-id'");
    }

    private Map<UUID, String> named(String sql) {
        var names = new HashMap<UUID, String>();
        database(Service.INGESTION)
                .query(sql, row -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names;
    }

    private static String nameOf(UUID id, Map<UUID, String> names) {
        return names.getOrDefault(id, id.toString());
    }

    /** Returns the books as they are now, without the ids that differ from stack to stack. */
    public Books books() {
        var causes = named("""
                select id, source || '/' || external_id from interaction
                union all
                select id, source || '/' || external_id from customer_event""");
        var customers = customers();
        var metrics = database(Service.METRICS);
        var scores = new HashMap<String, Books.Expressed>();
        metrics.query(
                        SCORES,
                        row -> Map.entry(
                                nameOf(row.getObject(1, UUID.class), causes),
                                new Books.Expressed(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6))))
                .forEach(entry -> scores.put(entry.getKey(), entry.getValue()));
        var postings = metrics.query(
                "select cause_id, customer_id, kind, units_micros, effective_at from entry",
                row -> new Books.Posting(
                        nameOf(row.getObject(1, UUID.class), causes),
                        nameOf(row.getObject(2, UUID.class), customers),
                        row.getString(3),
                        row.getLong(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()));
        return new Books(scores, postings);
    }

    /** Returns how many things stand in a table twice although they should be there once. */
    public long doubles() {
        var metrics = database(Service.METRICS);
        return metrics.number("select count(*) - count(distinct id) from entry")
                + metrics.number("select count(*) - count(distinct cause_id) from entry where reverses is null")
                + database(Service.SCORING).number("select count(*) - count(distinct interaction_id) from score")
                + database(Service.INGESTION)
                        .number("select count(*) - count(distinct (brand, source, external_id)) from interaction")
                + database(Service.ALERTING)
                        .number("select count(*) - count(distinct fingerprint) from alert where status <> 'resolved'");
    }

    /**
     * Waits until every stage has seen everything, {@code done} holds and nothing moves any more.
     *
     * @param giveUp says that waiting makes no sense any longer
     * @return the last count, settled or not
     */
    public Tally awaitSettled(Predicate<Tally> done, BooleanSupplier giveUp) throws InterruptedException {
        var deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        var tally = tally();
        var still = 0;
        while (still < STILL_POLLS && System.nanoTime() < deadline && !giveUp.getAsBoolean()) {
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            var next = tally();
            still = next.equals(tally) && next.gaps().isEmpty() && done.test(next) ? still + 1 : 0;
            tally = next;
        }
        return tally;
    }

    /**
     * How often the records of a source stand in ingestion's database.
     *
     * @param records how many interactions there are
     * @param ids how many ids they have
     * @param externalIds under how many ids the source knows them
     */
    public record Kept(long records, long ids, long externalIds) {}

    /** Returns how many interactions of a source there are. */
    public Kept kept(String source) {
        var where = " from interaction where source = '" + source + "'";
        var ingestion = database(Service.INGESTION);
        return new Kept(
                ingestion.number("select count(*)" + where),
                ingestion.number("select count(distinct id)" + where),
                ingestion.number("select count(distinct (brand, external_id))" + where));
    }

    /**
     * How far the records of a source have come.
     *
     * @param interactions those that ingestion keeps
     * @param scored those of them that have a score
     * @param events the customer events that ingestion keeps
     * @param booked those of them that the books know
     */
    public record Arrived(long interactions, long scored, long events, long booked) {
        /** Returns how many records there are. */
        public long records() {
            return interactions + events;
        }
    }

    /** Returns how far the records of a source have come; its name is a slug. */
    public Arrived arrived(String source) {
        var interactions = ids(Service.INGESTION, "select id from interaction where source = '" + source + "'");
        var events = ids(Service.INGESTION, "select id from customer_event where source = '" + source + "'");
        return new Arrived(
                interactions.size(),
                count(
                        Service.SCORING,
                        "select count(distinct interaction_id) from score where interaction_id",
                        interactions),
                events.size(),
                count(Service.METRICS, "select count(*) from evidence where kind = 'event' and id", events));
    }

    /** Returns the source of the interaction that says exactly this; empty if there is none. */
    public Optional<String> sourceOf(String text) {
        var sql = "select source from interaction where text = '" + text.replace("'", "''") + "'";
        return ids(Service.INGESTION, sql).stream().findFirst();
    }

    private List<String> ids(Service service, String sql) {
        return database(service).query(sql, row -> row.getString(1));
    }

    private long count(Service service, String sql, List<String> ids) {
        var list = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",", "(", ")"));
        return ids.isEmpty() ? 0 : database(service).number(sql + " in " + list);
    }

    /** Waits until Kafka has every event of a service; at most for that long. */
    public void awaitRelayed(Service service, Duration limit) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (database(service).number("select count(*) from outbox") > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Returns what crises were about, for example {@code product lumi-band}. */
    public Set<String> crises() {
        return Set.copyOf(database(Service.ALERTING)
                .query(
                        "select distinct scope_kind, scope_value from alert where kind = 'crisis'",
                        row -> row.getString(1) + " " + row.getString(2)));
    }

    /** Returns the id of what was said to a brand last; its name is a slug. */
    public String latestInteraction(String brand) {
        return ids(
                        Service.INGESTION,
                        "select id from interaction where brand = '" + brand + "' order by occurred_at desc limit 1")
                .getFirst();
    }

    /** Returns the brands that the books know, sorted. */
    public List<String> brands() {
        return database(Service.METRICS)
                .query("select distinct brand from evidence order by brand", row -> row.getString(1));
    }

    /** Returns how many rows are about a customer in the services that have them from topics. */
    public long rowsAbout(UUID customer) {
        var is = " where customer_id = '" + customer + "'";
        var metrics = database(Service.METRICS);
        return metrics.number("select count(*) from entry" + is)
                + metrics.number("select count(*) from evidence" + is)
                + database(Service.ALERTING).number("select count(*) from alert" + is);
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
