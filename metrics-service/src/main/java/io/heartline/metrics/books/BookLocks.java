package io.heartline.metrics.books;

import io.heartline.contracts.CustomerIdentity;
import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.database.Stillness;
import io.heartline.metrics.erasure.ErasedCustomers;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Succession;
import io.heartline.metrics.standing.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whose books may be changed, and by whom: nobody's who was erased, and each person's by one transaction at a time. What
 * is held is held until the caller's transaction ends.
 */
@ApplicationScoped
class BookLocks {
    private final ErasedCustomers erased;
    private final Customers customers;
    private final Standings standings;
    private final Stillness stillness;

    BookLocks(ErasedCustomers erased, Customers customers, Standings standings, Stillness stillness) {
        this.erased = erased;
        this.customers = customers;
        this.standings = standings;
        this.stillness = stillness;
    }

    /** What is not of erased customers. */
    <T> List<T> alive(List<T> arrived, Function<T, UUID> customer) {
        var gone = erased.among(arrived.stream().map(customer).collect(Collectors.toSet()));
        return gone.isEmpty()
                ? arrived
                : arrived.stream()
                        .filter(one -> !gone.contains(customer.apply(one)))
                        .toList();
    }

    /** Holds the persons whom evidence is of; returns who each customer is. */
    Map<UUID, UUID> hold(Collection<Piece> arrived) {
        stillness.share();
        Map<UUID, String> brands = new HashMap<>();
        arrived.forEach(piece -> brands.put(piece.customerId(), piece.brand()));
        customers.ensure(brands);
        return hold(brands.keySet());
    }

    /** An interaction that was another customer's until now changes that customer's books, too. */
    Map<UUID, UUID> holdFormer(List<Succession> successions, Set<UUID> held) {
        var former = successions.stream()
                .filter(succession -> succession.before() != null)
                .map(succession -> succession.before().piece().customerId())
                .filter(customer -> !held.contains(customer))
                .collect(Collectors.toSet());
        return former.isEmpty() ? Map.of() : hold(former);
    }

    /** Merges and separates customers; returns the persons whom that changes, held. */
    Set<UUID> identify(List<CustomerIdentity> identities) {
        stillness.share();
        var touched = customers.identify(identities);
        if (!touched.isEmpty()) {
            standings.hold(touched);
        }
        return touched;
    }

    private Map<UUID, UUID> hold(Set<UUID> customerIds) {
        var persons = customers.holdPersons(customerIds);
        standings.hold(Set.copyOf(persons.values()));
        return persons;
    }
}
