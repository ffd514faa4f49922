package io.heartline.ingestion.privacy;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * What a feature keeps of customers. Whoever stores something of a customer implements it as a bean: by that it is handed
 * out when the customer asks for it, and deleted with the customer.
 */
public interface Memory {
    /** What is kept, in the plural, such as {@code interactions}. */
    String name();

    /**
     * By which texts a feature knows customers, in the clear, so that raw payloads can be searched for them.
     *
     * @param customerIds all ids of one person, as first assigned
     */
    default Set<String> names(Collection<UUID> customerIds) {
        return Set.of();
    }

    /**
     * Identifiers of customers that must not come back once they are erased.
     *
     * @param customerIds all ids of one person, as first assigned
     */
    default Set<Mark> marks(Collection<UUID> customerIds) {
        return Set.of();
    }

    /**
     * Deletes all that is kept of a person, in the caller's transaction. What refers to the person from another
     * customer's data loses the reference.
     *
     * @return how many rows were deleted or changed
     */
    long forget(Person person);

    /** Hands out all that is kept of a person, in the clear. Bounded pieces are written one after another. */
    void export(Person person, Export export);
}
