package io.heartline.metrics.books;

import io.heartline.metrics.count.Counts;
import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.database.Stillness;
import io.heartline.metrics.effect.Effects;
import io.heartline.metrics.erasure.ErasedCustomers;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.indicator.Indicators;
import io.heartline.metrics.ledger.Ledger;
import io.heartline.metrics.policy.PolicyForgetting;
import io.heartline.metrics.pulse.Pulses;
import io.heartline.metrics.standing.Standings;
import io.heartline.metrics.stratum.Strata;
import io.heartline.metrics.tally.Tallies;
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
    private final Tallies tallies;
    private final Strata strata;
    private final Indicators indicators;
    private final Effects effects;
    private final Pulses pulses;
    private final Standings standings;
    private final Counts counts;
    private final Stillness stillness;
    private final PolicyForgetting policies;

    Forgetting(
            ErasedCustomers erased,
            Leftovers leftovers,
            Customers customers,
            Pieces pieces,
            Ledger ledger,
            Tallies tallies,
            Strata strata,
            Indicators indicators,
            Effects effects,
            Pulses pulses,
            Standings standings,
            Counts counts,
            Stillness stillness,
            PolicyForgetting policies) {
        this.erased = erased;
        this.leftovers = leftovers;
        this.customers = customers;
        this.pieces = pieces;
        this.ledger = ledger;
        this.tallies = tallies;
        this.strata = strata;
        this.indicators = indicators;
        this.effects = effects;
        this.pulses = pulses;
        this.standings = standings;
        this.counts = counts;
        this.stillness = stillness;
        this.policies = policies;
    }

    /**
     * Forgets customers for good.
     *
     * @return how many rows were deleted
     */
    long forget(UUID erasureId, List<UUID> customerIds, Instant now) {
        stillness.share();
        erased.add(erasureId, customerIds, now);
        var persons = new HashSet<>(customers.holdPersons(customerIds).values());
        persons.addAll(customers.separate(customerIds));
        standings.hold(persons);
        var gone = pieces.of(customerIds);
        long rows = leftovers.forget(customerIds) + ledger.forget(customerIds) + pieces.forget(customerIds);
        tallies.remove(gone);
        rows += strata.forget(customerIds) + indicators.forget(customerIds) + effects.forget(customerIds);
        pulses.remove(gone);
        EvidenceCount.add(counts, gone, -1);
        rows += policies.forget(customerIds);
        rows += standings.forget(customerIds, now) + customers.forget(customerIds);
        customerIds.forEach(persons::remove);
        // Whoever was still taken for the same person here, because news of identities come on a topic of their own
        standings.refresh(persons.stream()
                .sorted()
                .map(person -> Standings.Change.remapped(person, now))
                .toList());
        return rows;
    }
}
