package io.heartline.ingestion.customer;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Who is who, given the merges that stand.
 *
 * <p>A person is all customers between whom there is a way over merges, and the canonical id is the smallest of their
 * ids, which is the oldest. So it follows from the merges that stand alone, not from the order in which they came about
 * or from those that were undone.
 */
final class Graph {
    /** The order of ids in the database, which for ids of version 7 is that of their making. */
    static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    private Graph() {}

    /** A merge of two customers, as first assigned. */
    record Merge(UUID customerId, UUID otherId) {}

    /** The canonical ids of customers; every merge must be between two of them. */
    static Map<UUID, UUID> canonicalIds(Collection<UUID> customers, Collection<Merge> standing) {
        Map<UUID, UUID> parents = new HashMap<>();
        customers.forEach(customer -> parents.put(customer, customer));
        for (var merge : standing) {
            var one = root(parents, merge.customerId());
            var other = root(parents, merge.otherId());
            if (ORDER.compare(one, other) < 0) {
                parents.put(other, one);
            } else {
                parents.put(one, other);
            }
        }
        Map<UUID, UUID> canonical = new HashMap<>();
        customers.forEach(customer -> canonical.put(customer, root(parents, customer)));
        return canonical;
    }

    private static UUID root(Map<UUID, UUID> parents, UUID customer) {
        var at = customer;
        while (true) {
            var parent = parents.get(at);
            if (parent == null) {
                throw new IllegalArgumentException("a merge is with a customer who is not given");
            }
            if (parent.equals(at)) {
                return at;
            }
            var above = parents.getOrDefault(parent, parent);
            parents.put(at, above);
            at = above;
        }
    }
}
