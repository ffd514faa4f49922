package io.heartline.metrics.standing;

import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.StandingReason;
import io.heartline.contracts.Topic;
import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.evidence.Micros;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.ledger.Entry;
import io.heartline.metrics.ledger.Ledger;
import io.heartline.metrics.segment.Segments;
import io.heartline.metrics.subscription.Subscriptions;
import io.heartline.metrics.value.Tier;
import io.heartline.metrics.value.Values;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Publishes how relationships stand, under the canonical id, whenever entries or the segment changed.
 *
 * <p>Whoever changes a person's books holds the person's row from before the change to its commit, so that standings of
 * one person leave in the order in which they came about.
 */
@ApplicationScoped
public class Standings {
    private static final int REASONS_MAX = 50;
    private static final Accounts.Basis NOTHING = new Accounts.Basis(null, List.of());
    private static final int DUE_AT_ONCE_MAX = 200;

    private final StandingStore store;
    private final Accounts accounts;
    private final Checkpoints checkpoints;
    private final Customers customers;
    private final Segments segments;
    private final Ledger ledger;
    private final Values values;
    private final Outbox outbox;
    private final Subscriptions subscriptions;
    private final Clock clock;

    Standings(
            StandingStore store,
            Accounts accounts,
            Checkpoints checkpoints,
            Customers customers,
            Segments segments,
            Ledger ledger,
            Values values,
            Outbox outbox,
            Subscriptions subscriptions,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.checkpoints = checkpoints;
        this.customers = customers;
        this.segments = segments;
        this.ledger = ledger;
        this.values = values;
        this.outbox = outbox;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /**
     * What happened to a person's books.
     *
     * @param personId the canonical id
     * @param posted entries, in the order of posting
     * @param changedFrom the time of the earliest evidence that changed; null if none did
     * @param seenUntil the time of the latest evidence, which may be ahead of this service's clock
     * @param remapped whether the person lost or gained a customer
     */
    public record Change(
            UUID personId, List<Entry> posted, @Nullable Instant changedFrom, Instant seenUntil, boolean remapped) {
        /** Keeps the entries as they are now. */
        public Change {
            posted = List.copyOf(posted);
        }

        /** The person lost or gained a customer. */
        public static Change remapped(UUID personId, Instant now) {
            return new Change(personId, List.of(), Instant.EPOCH, now, true);
        }
    }

    private record Drawn(
            StandingStore.Last last,
            Change change,
            Account account,
            @Nullable Tier tier) {}

    /** Keeps others from changing the books of these persons until the caller's transaction ends. */
    public void hold(Collection<UUID> personIds) {
        store.hold(personIds);
    }

    /** Draws up the accounts of persons whose books changed, and publishes those that stand differently. */
    public void refresh(Collection<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var personIds = changes.stream().map(Change::personId).toList();
        var last = store.last(personIds);
        var members = customers.members(personIds);
        var tiers = values.of(personIds);
        var now = clock.instant();
        checkpoints.drop(changes.stream()
                .filter(change -> change.changedFrom() != null)
                .map(change -> new Checkpoints.Point(change.personId(), Objects.requireNonNull(change.changedFrom())))
                .toList());
        Map<UUID, Instant> ats = new HashMap<>();
        changes.forEach(
                change -> ats.put(change.personId(), change.seenUntil().isAfter(now) ? change.seenUntil() : now));
        var bases = accounts.bases(members, ats);
        List<Checkpoints.Added> reached = new ArrayList<>();
        List<StandingStore.Next> next = new ArrayList<>();
        List<Segments.Folded> folded = new ArrayList<>();
        List<CustomerStanding> published = new ArrayList<>();
        for (var change : changes) {
            var at = Objects.requireNonNull(ats.get(change.personId()));
            var basis = bases.getOrDefault(change.personId(), NOTHING);
            var known = Objects.requireNonNull(last.get(change.personId()), "a person is held before it is changed");
            var drawn = new Drawn(known, change, accounts.account(basis, at), tiers.get(change.personId()));
            boolean someone = members.containsKey(change.personId());
            boolean publish = someone && differs(drawn);
            var checkpoint = accounts.checkpoint(basis, at);
            if (checkpoint != null) {
                reached.add(new Checkpoints.Added(change.personId(), checkpoint));
            }
            next.add(next(drawn, someone, publish));
            folded.add(new Segments.Folded(
                    change.personId(), known.brand(), drawn.account().history()));
            if (publish) {
                published.add(standing(drawn, now));
            }
        }
        checkpoints.add(reached, accounts.settings());
        store.record(next);
        segments.record(folded);
        outbox.addAll(published.stream()
                .map(standing -> OutgoingEvent.of(Topic.CUSTOMER_STANDINGS, standing.customerId(), standing, now))
                .toList());
        subscriptions.tell(published, now);
    }

    /**
     * Deletes what is kept of these customers, and tells readers of standings that they are gone.
     *
     * @return how many rows
     */
    public int forget(Collection<UUID> customerIds, Instant now) {
        outbox.addAll(customerIds.stream()
                .map(id -> OutgoingEvent.tombstone(Topic.CUSTOMER_STANDINGS, id, now))
                .toList());
        return subscriptions.forget(customerIds, now)
                + checkpoints.forget(customerIds)
                + segments.forget(customerIds)
                + values.forget(customerIds)
                + store.forget(customerIds);
    }

    /**
     * Publishes what time alone has changed, in the caller's transaction.
     *
     * @return whether there may be more
     */
    boolean refreshDue() {
        var now = clock.instant();
        var due = store.due(now, DUE_AT_ONCE_MAX);
        refresh(due.stream()
                .map(person -> new Change(person, List.of(), null, now, false))
                .toList());
        return due.size() == DUE_AT_ONCE_MAX;
    }

    private static boolean differs(Drawn drawn) {
        var account = drawn.account();
        if (account.pieces() == 0 && drawn.last().revision() == 0) {
            return false; // known by name alone
        }
        return !drawn.change().posted().isEmpty()
                || drawn.change().remapped()
                || drawn.last().segment() != account.history().segment()
                || drawn.last().previousSegment() != account.history().previousSegment()
                || !Objects.equals(drawn.last().tier(), drawn.tier());
    }

    private static StandingStore.Next next(Drawn drawn, boolean someone, boolean publish) {
        var history = drawn.account().history();
        long revision = drawn.last().revision() + (publish ? 1 : 0);
        return someone
                ? new StandingStore.Next(
                        drawn.last().personId(),
                        revision,
                        history.segment(),
                        history.previousSegment(),
                        history.moves(),
                        drawn.account().lastHeardAt(),
                        history.dueAt(),
                        drawn.tier())
                : new StandingStore.Next(drawn.last().personId(), revision, null, null, 0, null, null, null);
    }

    private CustomerStanding standing(Drawn drawn, Instant now) {
        var account = drawn.account();
        var posted = drawn.change().posted();
        double moved = 0;
        for (var entry : posted) {
            moved += ledger.decay().value(entry.unitsMicros(), entry.kind(), entry.effectiveAt(), account.at());
        }
        return new CustomerStanding(
                drawn.last().personId(),
                drawn.last().brand(),
                drawn.last().revision() + 1,
                account.balance(),
                account.balance() - moved,
                account.entries(),
                account.trend30d(),
                account.history().segment(),
                account.history().previousSegment(),
                account.reading().sentiment().value(),
                null,
                drawn.tier() == null ? null : drawn.tier().tier(),
                drawn.tier() != null && drawn.tier().vip(),
                account.lastHeardAt(),
                posted.subList(Math.max(0, posted.size() - REASONS_MAX), posted.size()).stream()
                        .map(entry -> reason(entry, now))
                        .toList(),
                account.at());
    }

    private static StandingReason reason(Entry entry, Instant now) {
        return new StandingReason(
                entry.id(),
                entry.cause().id(),
                entry.cause().name(),
                entry.kind(),
                entry.unitsMicros(),
                (double) entry.factors().stakeMicros() / Micros.ONE,
                entry.cause().touchpoint(),
                entry.effectiveAt(),
                entry.backfill() || entry.effectiveAt().isBefore(now.minus(Piece.FRESH)));
    }

    /**
     * Groups what happened to customers by the persons that they are.
     *
     * @param changed evidence that came, and evidence that it took the place of
     */
    public static List<Change> changes(Map<UUID, UUID> persons, Collection<Piece> changed, Collection<Entry> posted) {
        Map<UUID, List<Entry>> entries = new HashMap<>();
        for (var entry : posted) {
            var person = Objects.requireNonNull(persons.get(entry.customerId()));
            entries.computeIfAbsent(person, id -> new ArrayList<>()).add(entry);
        }
        Map<UUID, Instant> earliest = new HashMap<>();
        Map<UUID, Instant> latest = new HashMap<>();
        for (var piece : changed) {
            var person = Objects.requireNonNull(persons.get(piece.customerId()));
            earliest.merge(person, piece.occurredAt(), (a, b) -> a.isBefore(b) ? a : b);
            latest.merge(person, piece.occurredAt(), (a, b) -> a.isAfter(b) ? a : b);
        }
        return latest.entrySet().stream()
                .map(person -> new Change(
                        person.getKey(),
                        entries.getOrDefault(person.getKey(), List.of()),
                        earliest.get(person.getKey()),
                        person.getValue(),
                        false))
                .toList();
    }
}
