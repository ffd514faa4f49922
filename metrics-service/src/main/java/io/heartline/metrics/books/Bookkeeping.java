package io.heartline.metrics.books;

import io.heartline.contracts.CustomerIdentity;
import io.heartline.metrics.count.Counts;
import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.database.Stillness;
import io.heartline.metrics.erasure.ErasedCustomers;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.evidence.Succession;
import io.heartline.metrics.ledger.Ledger;
import io.heartline.metrics.pulse.Pulses;
import io.heartline.metrics.standing.Standings;
import io.heartline.metrics.tally.Tallies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Enters evidence into all books, in the caller's transaction.
 *
 * <p>Only the highest rank of each interaction and event counts, whatever came before or comes after: so the books are
 * the same for every order, every repetition and every size of batch.
 */
@ApplicationScoped
class Bookkeeping {
    private final ErasedCustomers erased;
    private final Customers customers;
    private final Pieces pieces;
    private final Ledger ledger;
    private final Tallies tallies;
    private final Pulses pulses;
    private final Standings standings;
    private final Counts counts;
    private final Stillness stillness;
    private final Clock clock;

    Bookkeeping(
            ErasedCustomers erased,
            Customers customers,
            Pieces pieces,
            Ledger ledger,
            Tallies tallies,
            Pulses pulses,
            Standings standings,
            Counts counts,
            Stillness stillness,
            Clock clock) {
        this.erased = erased;
        this.customers = customers;
        this.pieces = pieces;
        this.ledger = ledger;
        this.tallies = tallies;
        this.pulses = pulses;
        this.standings = standings;
        this.counts = counts;
        this.stillness = stillness;
        this.clock = clock;
    }

    /**
     * Enters evidence; what is outranked by what is known already changes nothing.
     *
     * @return what the evidence changed
     */
    List<Succession> enter(List<Piece> arrived) {
        var highest = Succession.highest(alive(arrived, Piece::customerId));
        if (highest.isEmpty()) {
            return List.of();
        }
        stillness.share();
        var persons = hold(highest);
        var known = pieces.find(highest.stream().map(Piece::id).toList());
        var successions = Succession.of(highest, known);
        if (successions.isEmpty()) {
            return List.of();
        }
        persons.putAll(holdFormer(successions, persons.keySet()));
        var postings = ledger.post(successions, clock.instant());
        pieces.record(postings.winners());
        standings.refresh(Standings.changes(persons, changed(successions), postings.entries()));
        tallies.apply(successions);
        pulses.apply(successions);
        EvidenceCount.add(
                counts,
                successions.stream()
                        .filter(succession -> succession.before() == null)
                        .map(Succession::now)
                        .toList(),
                1);
        return successions;
    }

    /** Merges and separates customers: their books stay where they are and are read anew. */
    void identify(List<CustomerIdentity> identities) {
        var alive = alive(alive(identities, CustomerIdentity::customerId), CustomerIdentity::canonicalId);
        stillness.share();
        var touched = customers.identify(alive);
        if (touched.isEmpty()) {
            return;
        }
        standings.hold(touched);
        var now = clock.instant();
        standings.refresh(touched.stream()
                .sorted()
                .map(person -> Standings.Change.remapped(person, now))
                .toList());
    }

    /** What is not of erased customers. */
    private <T> List<T> alive(List<T> arrived, Function<T, UUID> customer) {
        var gone = erased.among(arrived.stream().map(customer).collect(Collectors.toSet()));
        return gone.isEmpty()
                ? arrived
                : arrived.stream()
                        .filter(one -> !gone.contains(customer.apply(one)))
                        .toList();
    }

    private Map<UUID, UUID> hold(Collection<Piece> arrived) {
        Map<UUID, String> brands = new HashMap<>();
        arrived.forEach(piece -> brands.put(piece.customerId(), piece.brand()));
        customers.ensure(brands);
        var persons = customers.holdPersons(brands.keySet());
        standings.hold(Set.copyOf(persons.values()));
        return persons;
    }

    /** An interaction that was another customer's until now changes that customer's books, too. */
    private Map<UUID, UUID> holdFormer(List<Succession> successions, Set<UUID> held) {
        var former = successions.stream()
                .filter(succession -> succession.before() != null)
                .map(succession -> succession.before().piece().customerId())
                .filter(customer -> !held.contains(customer))
                .distinct()
                .toList();
        if (former.isEmpty()) {
            return Map.of();
        }
        var persons = customers.holdPersons(former);
        standings.hold(Set.copyOf(persons.values()));
        return persons;
    }

    private static List<Piece> changed(List<Succession> successions) {
        List<Piece> changed = new ArrayList<>();
        for (var succession : successions) {
            changed.add(succession.now());
            if (succession.before() != null) {
                changed.add(succession.before().piece());
            }
        }
        return changed;
    }
}
