package io.heartline.ingestion.customer;

import io.heartline.ingestion.customer.IdentityConflicts.Found;
import io.heartline.ingestion.customer.IdentityConflicts.State;
import io.heartline.ingestion.customer.IdentityGraph.Draft;
import io.heartline.ingestion.customer.IdentityGraph.Entry;
import io.heartline.ingestion.customer.IdentityGraph.EntryKind;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people decide about who is who; it outweighs what senders say. */
@ApplicationScoped
class Merges {
    private final Customers customers;
    private final IdentityGraph graph;
    private final IdentityConflicts conflicts;

    Merges(Customers customers, IdentityGraph graph, IdentityConflicts conflicts) {
        this.customers = customers;
        this.graph = graph;
        this.conflicts = conflicts;
    }

    /**
     * Merges the persons that two customers are.
     *
     * @throws NotFound if one of them is unknown
     * @throws InvalidInput if they are customers of two brands
     * @throws Conflict if they are one person already
     */
    @Transactional
    UUID merge(UUID customerId, UUID withId, Brands brands, Proof proof) {
        var brand = person(customerId, brands).brand();
        if (!person(withId, brands).brand().equals(brand)) {
            throw new InvalidInput("other-brand", "Customers of two brands are never one person.");
        }
        graph.hold(brand);
        var one = person(customerId, brands);
        var other = person(withId, brands);
        if (one.id().equals(other.id())) {
            throw new Conflict(
                    "already-one-person",
                    "The customers " + customerId + " and " + withId + " are one person already.");
        }
        var draft = new Draft(EntryKind.MERGE, customerId, withId, null, false, List.of());
        var mergeId = graph.add(brand, draft, proof);
        graph.settle(Set.of(one.id(), other.id()));
        return mergeId;
    }

    /**
     * Takes a merge back; one that was taken back before stays so.
     *
     * @return the customers whom it had joined
     * @throws NotFound if it is not a merge of this person
     */
    @Transactional
    Draft undo(UUID customerId, UUID mergeId, Brands brands, Proof proof) {
        var brand = person(customerId, brands).brand();
        graph.hold(brand);
        var person = person(customerId, brands);
        var merge = graph.find(mergeId, brand)
                .filter(entry -> isMergeOf(entry, person))
                .orElseThrow(() -> new NotFound(
                        "unknown-merge", "There is no merge " + mergeId + " of the customer " + customerId + "."));
        if (merge.undoneBy() == null) {
            var joined = merge.draft();
            graph.add(
                    brand,
                    new Draft(
                            EntryKind.UNDO,
                            joined.customerId(),
                            joined.otherId(),
                            mergeId,
                            false,
                            joined.identifiers()),
                    proof);
            graph.settle(Set.of(person.id()));
        }
        return merge.draft();
    }

    private static boolean isMergeOf(Entry entry, Person person) {
        var draft = entry.draft();
        return draft.kind() == EntryKind.MERGE
                && (person.customerIds().contains(draft.customerId())
                        || (draft.otherId() != null && person.customerIds().contains(draft.otherId())));
    }

    /** Does what was said, though a rule forbade it: merges the customers, or lets the identifier link again. */
    @Transactional
    Found accept(UUID id, Brands brands, Proof proof) {
        var conflict = open(id, brands);
        if (conflict.identifier() != null) {
            conflicts.share(conflict.identifier(), Sharing.VOUCHED);
        } else if (conflict.otherId() != null) {
            var one = person(conflict.customerId(), brands);
            var other = person(conflict.otherId(), brands);
            if (!one.id().equals(other.id())) {
                var draft = new Draft(
                        EntryKind.MERGE,
                        conflict.customerId(),
                        conflict.otherId(),
                        null,
                        false,
                        conflict.identifiers());
                graph.add(conflict.brand(), draft, proof);
                graph.settle(Set.of(one.id(), other.id()));
            }
        }
        return decide(conflict, State.ACCEPTED, brands, proof.by(), proof.reason());
    }

    /** Leaves it as it is, and does not ask again. */
    @Transactional
    Found refuse(UUID id, Brands brands, String by, @Nullable String reason) {
        return decide(open(id, brands), State.REFUSED, brands, by, reason);
    }

    private Found open(UUID id, Brands brands) {
        var asked = conflict(id, brands);
        person(asked.customerId(), brands); // held before the brand is, as everywhere
        graph.hold(asked.brand());
        var conflict = conflict(id, brands);
        if (conflict.state() != State.OPEN) {
            throw new Conflict(
                    "already-decided",
                    "The conflict " + id + " was " + conflict.state().wire() + " before.");
        }
        return conflict;
    }

    private Found decide(Found conflict, State state, Brands brands, String by, @Nullable String reason) {
        conflicts.decide(conflict.id(), state, by, reason);
        return conflict(conflict.id(), brands);
    }

    private Found conflict(UUID id, Brands brands) {
        return conflicts
                .find(id, brands)
                .orElseThrow(() -> new NotFound("unknown-conflict", "There is no identity conflict " + id + "."));
    }

    private Person person(UUID id, Brands brands) {
        return customers
                .hold(id, brands)
                .orElseThrow(() -> new NotFound("unknown-customer", "There is no customer " + id + "."));
    }
}
