package io.heartline.metrics.standing;

import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.contracts.Segment;
import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.ledger.Ledger;
import io.heartline.metrics.segment.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws the accounts of persons up anew, from all evidence and the whole ledger, and compares them with what is kept. */
@ApplicationScoped
public class StandingAudit {
    /** How much of a derived figure may differ, in parts of it or in units, whichever is more. */
    private static final double TOLERANCE = 1e-9;

    // What stands for evidence by its own word, and what stands by the ledger's: the same entries, units and kinds.
    private static final String ENTRIES = """
            select distinct coalesce(said.customer_id, posted.customer_id) as customer_id
            from (select id, customer_id, entry_id, units_micros, entry_kind from evidence
                  where customer_id = any(?) and entry_id is not null) as said
            full join (select id, customer_id, cause_id, units_micros, kind from entry
                       where customer_id = any(?) and reverses is null
                           and not exists (select 1 from entry reversal where reversal.reverses = entry.id)) as posted
                on said.entry_id = posted.id
            where said.entry_id is null or posted.id is null or posted.cause_id <> said.id
                or posted.units_micros <> said.units_micros or posted.kind <> said.entry_kind""";
    private static final String STANDINGS = """
            select customer_id, segment, previous_segment, moves, last_heard_at, due_at from standing
            where customer_id = any(?)""";

    private final Database database;
    private final Customers customers;
    private final Pieces pieces;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Segments segments;
    private final Clock clock;

    StandingAudit(
            Database database,
            Customers customers,
            Pieces pieces,
            Accounts accounts,
            Ledger ledger,
            Segments segments,
            Clock clock) {
        this.database = database;
        this.customers = customers;
        this.pieces = pieces;
        this.accounts = accounts;
        this.ledger = ledger;
        this.segments = segments;
        this.clock = clock;
    }

    /** What is compared. */
    public enum Aggregate {
        /** The entries that stand for evidence, by its own word and by the ledger's: equal. */
        ENTRIES,
        /** The balance of the entries that stand, and of all entries and reversals: within 10⁻⁹. */
        BALANCES,
        /** The periods in segments: equal. */
        SEGMENTS,
        /** What was last published of the segment: equal. */
        STANDINGS,
        /** The account from a checkpoint, and from all evidence: counts equal, figures within 10⁻⁹. */
        CHECKPOINTS
    }

    private record Kept(
            @Nullable String segment,
            @Nullable String previousSegment,
            int moves,
            @Nullable Instant lastHeardAt,
            @Nullable Instant dueAt) {}

    /**
     * Who differs. Persons whom time alone has just changed, and those with evidence that is dated ahead, are left out.
     *
     * @param personIds held by the caller
     */
    public Map<Aggregate, Set<UUID>> differing(Collection<UUID> personIds) {
        var now = clock.instant();
        var members = customers.members(personIds);
        Map<Aggregate, Set<UUID>> differing = new EnumMap<>(Aggregate.class);
        for (var aggregate : Aggregate.values()) {
            differing.put(aggregate, new HashSet<>());
        }
        var kept = kept(personIds);
        var periods = segments.periods(personIds);
        Map<UUID, Instant> at = new HashMap<>();
        members.keySet().forEach(person -> at.put(person, now));
        var shortened = accounts.bases(members, at);
        var whole = accounts.whole(members);
        entries(members, differing);
        members.forEach((person, customerIds) -> {
            var basis = Objects.requireNonNull(whole.get(person));
            var last = kept.get(person);
            boolean moving =
                    last != null && last.dueAt() != null && !last.dueAt().isAfter(now);
            boolean ahead =
                    !basis.lines().isEmpty() && basis.lines().getLast().at().isAfter(now);
            if (moving || ahead) {
                return;
            }
            var account = accounts.account(basis, now);
            note(differing, Aggregate.BALANCES, person, isSame(account.balance(), ledger.total(customerIds, now)));
            note(
                    differing,
                    Aggregate.SEGMENTS,
                    person,
                    account.history().periods().equals(periods.getOrDefault(person, List.of())));
            note(differing, Aggregate.STANDINGS, person, last == null || last.equals(kept(account)));
            var other = accounts.account(Objects.requireNonNull(shortened.get(person)), now);
            note(differing, Aggregate.CHECKPOINTS, person, isSame(account, other));
        });
        return differing;
    }

    /**
     * Makes what is kept anew, from all evidence and the whole ledger.
     *
     * @param personIds held by the caller
     */
    public void replace(Collection<UUID> personIds) {
        var members = customers.members(personIds);
        List<UUID> customerIds = new ArrayList<>();
        members.values().forEach(customerIds::addAll);
        pieces.record(ledger.standing(pieces.winners(customerIds)));
    }

    private void entries(Map<UUID, List<UUID>> members, Map<Aggregate, Set<UUID>> differing) {
        Map<UUID, UUID> personOf = new HashMap<>();
        members.forEach((person, customerIds) -> customerIds.forEach(id -> personOf.put(id, person)));
        var all = ids(personOf.keySet());
        database.query(ENTRIES, row -> row.id("customer_id"), all, all)
                .forEach(customer ->
                        note(differing, Aggregate.ENTRIES, Objects.requireNonNull(personOf.get(customer)), false));
    }

    private Map<UUID, Kept> kept(Collection<UUID> personIds) {
        Map<UUID, Kept> kept = new HashMap<>();
        database.query(
                STANDINGS,
                row -> kept.put(
                        row.id("customer_id"),
                        new Kept(
                                row.textOrNull("segment"),
                                row.textOrNull("previous_segment"),
                                row.count("moves"),
                                row.instantOrNull("last_heard_at"),
                                row.instantOrNull("due_at"))),
                ids(personIds));
        return kept;
    }

    private static Kept kept(Account account) {
        var history = account.history();
        return new Kept(
                history.segment().wire(),
                wire(history.previousSegment()),
                history.moves(),
                account.lastHeardAt(),
                history.dueAt());
    }

    private static @Nullable String wire(@Nullable Segment segment) {
        return segment == null ? null : segment.wire();
    }

    private static void note(Map<Aggregate, Set<UUID>> differing, Aggregate aggregate, UUID person, boolean same) {
        if (!same) {
            Objects.requireNonNull(differing.get(aggregate)).add(person);
        }
    }

    private static boolean isSame(Account a, Account b) {
        return a.pieces() == b.pieces()
                && a.entries() == b.entries()
                && isSame(a.balance(), b.balance())
                && isSame(a.trend30d(), b.trend30d())
                && isSame(
                        a.reading().sentiment().value(), b.reading().sentiment().value())
                && Objects.equals(a.lastHeardAt(), b.lastHeardAt())
                && a.history().segment() == b.history().segment()
                && a.history().previousSegment() == b.history().previousSegment()
                && a.history().moves() == b.history().moves()
                && Objects.equals(a.history().since(), b.history().since())
                && Objects.equals(a.history().dueAt(), b.history().dueAt());
    }

    private static boolean isSame(@Nullable Double a, @Nullable Double b) {
        return (a == null || b == null)
                ? Objects.equals(a, b)
                : Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }
}
