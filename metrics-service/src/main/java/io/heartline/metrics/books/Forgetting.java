package io.heartline.metrics.books;

import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.erasure.ErasedCustomers;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.ledger.Ledger;
import io.heartline.metrics.pulse.Pulses;
import io.heartline.metrics.sentiment.Sentiments;
import io.heartline.metrics.standing.Standings;
import io.heartline.platform.erasure.Leftovers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * Takes customers out of all books, in the caller's transaction.
 *
 * <p>Sums are whole numbers, so what a customer added is taken away exactly, and windows are added up anew from what is
 * left: every aggregate then equals that of a world without the customer.
 */
@ApplicationScoped
class Forgetting {
    private final ErasedCustomers erased;
    private final Leftovers leftovers;
    private final Customers customers;
    private final Pieces pieces;
    private final Ledger ledger;
    private final Sentiments sentiments;
    private final Pulses pulses;
    private final Standings standings;

    Forgetting(
            ErasedCustomers erased,
            Leftovers leftovers,
            Customers customers,
            Pieces pieces,
            Ledger ledger,
            Sentiments sentiments,
            Pulses pulses,
            Standings standings) {
        this.erased = erased;
        this.leftovers = leftovers;
        this.customers = customers;
        this.pieces = pieces;
        this.ledger = ledger;
        this.sentiments = sentiments;
        this.pulses = pulses;
        this.standings = standings;
    }

    /**
     * Forgets customers for good.
     *
     * @return how many rows were deleted
     */
    long forget(UUID erasureId, List<UUID> customerIds, Instant now) {
        erased.add(erasureId, customerIds, now);
        var persons = new HashSet<>(customers.holdPersons(customerIds).values());
        persons.addAll(customers.separate(customerIds));
        standings.hold(persons);
        var gone = pieces.of(customerIds);
        long rows = leftovers.forget(customerIds) + ledger.forget(customerIds) + pieces.forget(customerIds);
        sentiments.remove(gone);
        pulses.remove(gone);
        rows += standings.forget(customerIds, now) + customers.forget(customerIds);
        customerIds.forEach(persons::remove);
        // Whoever was still taken for the same person here, because news of identities come on a topic of their own
        standings.refresh(persons.stream()
                .sorted()
                .map(person -> new Standings.Change(person, List.of(), now, true))
                .toList());
        return rows;
    }
}
