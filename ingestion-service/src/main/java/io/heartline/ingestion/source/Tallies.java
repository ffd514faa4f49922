package io.heartline.ingestion.source;

import io.heartline.platform.database.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of each source's deliveries, in the transaction that makes it so. */
@ApplicationScoped
public class Tallies {
    private static final String ADD = """
            insert into source_tally (source_id, outcome, reason, count, last_at) values (?, ?, ?, ?, ?)
            on conflict (source_id, outcome, reason)
            do update set count = source_tally.count + excluded.count, last_at = excluded.last_at""";
    private static final String READ =
            "select source_id, outcome, reason, count, last_at from source_tally where source_id = any(?)";

    private final Database database;
    private final MeterRegistry meters;
    private final Clock clock;

    Tallies(Database database, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * One more count.
     *
     * @param reason why, as a slug; empty where the outcome says it all
     */
    public record Count(Tally outcome, String reason, long count) {}

    /** Adds counts to a source's health, in the caller's transaction and in one order, so that no two ever deadlock. */
    @Transactional(TxType.MANDATORY)
    public void add(UUID sourceId, Collection<Count> counts) {
        var now = clock.instant();
        List<@Nullable Object[]> rows = new ArrayList<>();
        counts.stream()
                .filter(count -> count.count() > 0)
                .sorted((a, b) -> a.outcome() == b.outcome()
                        ? a.reason().compareTo(b.reason())
                        : a.outcome().compareTo(b.outcome()))
                .forEach(count ->
                        rows.add(new Object[] {sourceId, count.outcome().name(), count.reason(), count.count(), now}));
        database.batch(ADD, rows);
    }

    /**
     * Adds counts to the health of a source that is known by its slug, in the caller's transaction. Nothing is counted of a
     * source that was deleted meanwhile.
     */
    @Transactional(TxType.MANDATORY)
    public void add(String slug, Collection<Count> counts) {
        database.first("select id from source where slug = ?", row -> row.getObject(1, UUID.class), slug)
                .ifPresent(id -> add(id, counts));
    }

    /** Counts on the meters, after the commit. */
    public void meter(String kind, Collection<Count> counts) {
        for (var count : counts) {
            if (count.count() > 0) {
                Counter.builder("heartline.ingestion.deliveries")
                        .description("What became of sources' deliveries and of the items in them.")
                        .tag("kind", kind)
                        .tag("outcome", count.outcome().name().toLowerCase(Locale.ROOT))
                        .tag("reason", count.reason())
                        .register(meters)
                        .increment((double) count.count());
            }
        }
    }

    /** How sources fare, by their ids; each of the ids has an entry. */
    Map<UUID, Health> of(Collection<UUID> sourceIds) {
        Map<UUID, Health.Collector> collectors = new HashMap<>();
        sourceIds.forEach(id -> collectors.put(id, new Health.Collector()));
        database.query(
                READ,
                row -> {
                    var collector = collectors.get(row.getObject("source_id", UUID.class));
                    if (collector != null) {
                        Instant at = Database.instant(row, "last_at");
                        collector.add(
                                Tally.valueOf(row.getString("outcome")),
                                row.getString("reason"),
                                row.getLong("count"),
                                at);
                    }
                    return true;
                },
                (Object) sourceIds.toArray(UUID[]::new));
        Map<UUID, Health> found = new HashMap<>();
        collectors.forEach((id, collector) -> found.put(id, collector.health()));
        return found;
    }
}
