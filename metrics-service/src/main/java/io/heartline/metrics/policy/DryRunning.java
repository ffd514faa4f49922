package io.heartline.metrics.policy;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.evidence.Posted;
import io.heartline.metrics.evidence.Recorded;
import io.heartline.metrics.ledger.Ledger;
import io.heartline.metrics.ledger.Policies;
import io.heartline.metrics.ledger.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries a dry run on, some persons in a transaction. */
@ApplicationScoped
class DryRunning {
    private static final String CLAIM = """
            select id, policy, at, after_id from dry_run where state = 'running' for update skip locked""";
    private static final String PERSONS = """
            select distinct canonical_id from customer where canonical_id > ? order by canonical_id limit ?""";
    private static final String STANDINGS = """
            select customer_id, brand, coalesce(segment, 'none') as segment from standing where customer_id = any(?)""";
    private static final String ADD_SEGMENTS = """
            insert into dry_run_segment as known
                (dry_run, brand, segment, persons, before, after, fell_below_0, rose_above_0)
            select ?, * from unnest(?, ?, ?, ?, ?, ?, ?)
            on conflict (dry_run, brand, segment) do update set
                persons = known.persons + excluded.persons, before = known.before + excluded.before,
                after = known.after + excluded.after, fell_below_0 = known.fell_below_0 + excluded.fell_below_0,
                rose_above_0 = known.rose_above_0 + excluded.rose_above_0""";
    private static final String ADD_CHANGES = """
            insert into dry_run_change (dry_run, customer_id, brand, before, after)
            select ?, * from unnest(?, ?, ?, ?)""";
    private static final String KEEP_LARGEST = """
            delete from dry_run_change where dry_run = ? and customer_id in (
                select customer_id from (
                    select customer_id, row_number() over (
                        partition by brand order by abs(after - before) desc, customer_id) as place
                    from dry_run_change where dry_run = ?) as ranked
                where place > ?)""";
    private static final String ADVANCE = "update dry_run set after_id = ? where id = ?";
    private static final String END = "update dry_run set state = 'completed', computed_at = ? where id = ?";

    private final Database database;
    private final Policies policies;
    private final Customers customers;
    private final Pieces pieces;
    private final Ledger ledger;
    private final Clock clock;

    DryRunning(Database database, Policies policies, Customers customers, Pieces pieces, Ledger ledger, Clock clock) {
        this.database = database;
        this.policies = policies;
        this.customers = customers;
        this.pieces = pieces;
        this.ledger = ledger;
        this.clock = clock;
    }

    private record Claimed(UUID id, int policy, Instant at, UUID afterId) {}

    private record Known(String brand, String segment) {}

    private record Key(String brand, String segment) {}

    /**
     * Compares the balances of the next persons, in the caller's transaction.
     *
     * @return how many persons; 0 if there are none left or another instance is at it
     */
    int advance(int personsMax) {
        var running = database.query(
                CLAIM, row -> new Claimed(row.id("id"), row.count("policy"), row.instant("at"), row.id("after_id")));
        if (running.isEmpty()) {
            return 0;
        }
        var claimed = running.getFirst();
        var persons = database.query(PERSONS, row -> row.id("canonical_id"), claimed.afterId(), personsMax);
        if (persons.isEmpty()) {
            database.update(END, clock.instant(), claimed.id());
            return 0;
        }
        keep(claimed.id(), compare(claimed, persons), persons);
        database.update(ADVANCE, persons.getLast(), claimed.id());
        return persons.size();
    }

    private List<DryRuns.PersonChange> compare(Claimed claimed, List<UUID> persons) {
        var policy = policies.find(claimed.policy()).orElseThrow();
        var members = customers.members(persons);
        Map<UUID, UUID> personOf = new HashMap<>();
        members.forEach((person, ids) -> ids.forEach(id -> personOf.put(id, person)));
        Map<UUID, DryRuns.PersonChange> changes = new TreeMap<>();
        for (var winner : pieces.winners(personOf.keySet())) {
            var person = Objects.requireNonNull(personOf.get(winner.piece().customerId()));
            changes.merge(person, change(person, winner, policy, claimed.at()), DryRunning::sum);
        }
        return new ArrayList<>(changes.values());
    }

    private DryRuns.PersonChange change(UUID person, Recorded winner, Policy policy, Instant at) {
        var piece = winner.piece();
        return new DryRuns.PersonChange(
                person,
                piece.brand(),
                value(winner.posted(), piece.occurredAt(), at),
                value(ledger.worth(piece, policy), piece.occurredAt(), at));
    }

    private double value(@Nullable Posted posted, Instant effectiveAt, Instant at) {
        return posted == null ? 0 : ledger.decay().value(posted.unitsMicros(), posted.kind(), effectiveAt, at);
    }

    private static DryRuns.PersonChange sum(DryRuns.PersonChange a, DryRuns.PersonChange b) {
        return new DryRuns.PersonChange(a.customerId(), a.brand(), a.before() + b.before(), a.after() + b.after());
    }

    private void keep(UUID run, List<DryRuns.PersonChange> changes, Collection<UUID> persons) {
        Map<UUID, Known> known = new HashMap<>();
        database.query(
                STANDINGS,
                row -> known.put(row.id("customer_id"), new Known(row.text("brand"), row.text("segment"))),
                ids(persons));
        Map<Key, DryRuns.SegmentChange> bySegment = new HashMap<>();
        for (var change : changes) {
            var standing = known.get(change.customerId());
            var segment = standing == null ? "none" : standing.segment();
            bySegment.merge(new Key(change.brand(), segment), segment(change, segment), DryRunning::sum);
        }
        var segments = List.copyOf(bySegment.values());
        database.update(
                ADD_SEGMENTS,
                run,
                column("text", segments, DryRuns.SegmentChange::brand),
                column("text", segments, DryRuns.SegmentChange::segment),
                column("int8", segments, DryRuns.SegmentChange::persons),
                column("float8", segments, DryRuns.SegmentChange::before),
                column("float8", segments, DryRuns.SegmentChange::after),
                column("int8", segments, DryRuns.SegmentChange::fellBelow0),
                column("int8", segments, DryRuns.SegmentChange::roseAbove0));
        var changed = changes.stream()
                .filter(change -> change.before() != change.after())
                .toList();
        database.update(
                ADD_CHANGES,
                run,
                column("uuid", changed, DryRuns.PersonChange::customerId),
                column("text", changed, DryRuns.PersonChange::brand),
                column("float8", changed, DryRuns.PersonChange::before),
                column("float8", changed, DryRuns.PersonChange::after));
        database.update(KEEP_LARGEST, run, run, DryRuns.CHANGES_MAX);
    }

    private static DryRuns.SegmentChange segment(DryRuns.PersonChange change, String segment) {
        return new DryRuns.SegmentChange(
                change.brand(),
                segment,
                1,
                change.before(),
                change.after(),
                change.before() >= 0 && change.after() < 0 ? 1 : 0,
                change.before() < 0 && change.after() >= 0 ? 1 : 0);
    }

    private static DryRuns.SegmentChange sum(DryRuns.SegmentChange a, DryRuns.SegmentChange b) {
        return new DryRuns.SegmentChange(
                a.brand(),
                a.segment(),
                a.persons() + b.persons(),
                a.before() + b.before(),
                a.after() + b.after(),
                a.fellBelow0() + b.fellBelow0(),
                a.roseAbove0() + b.roseAbove0());
    }
}
