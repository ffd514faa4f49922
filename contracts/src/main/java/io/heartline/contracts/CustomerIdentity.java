package io.heartline.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * Which person a customer id means ({@code io.heartline.customer-identity.v1}, compacted).
 *
 * @param customerId the id as first assigned; the key
 * @param canonicalId the id under which the person is read; the same as {@code customerId} while unmerged
 * @param brand the brand whose customer it is
 * @param revision raised by every merge and undo; the highest wins
 * @param at when it was decided
 */
public record CustomerIdentity(UUID customerId, UUID canonicalId, String brand, int revision, Instant at) {
    /** Refuses an identity that lacks a component. */
    public CustomerIdentity {
        Checks.present(customerId, "customerId");
        Checks.present(canonicalId, "canonicalId");
        Checks.notBlank(brand, "brand");
        Checks.atLeast(revision, 1, "revision");
        Checks.present(at, "at");
    }
}
