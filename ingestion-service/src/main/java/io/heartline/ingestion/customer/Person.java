package io.heartline.ingestion.customer;

import java.util.List;
import java.util.UUID;

/**
 * A person: all customers that were found to be the same.
 *
 * @param id the canonical id: the oldest of the customers' ids
 * @param brand whose customer it is
 * @param customerIds the ids as first assigned, the oldest first
 */
public record Person(UUID id, String brand, List<UUID> customerIds) {
    /** Keeps the ids as they are now. */
    public Person {
        customerIds = List.copyOf(customerIds);
    }
}
