package io.heartline.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order to forget customers ({@code io.heartline.erasure.v1}).
 *
 * @param erasureId the id of the order
 * @param customerIds whom to forget, all ids as first assigned
 * @param at when it was given
 */
public record Erasure(UUID erasureId, List<UUID> customerIds, Instant at) {
    /** Refuses an order that lacks a component. */
    public Erasure {
        Checks.present(erasureId, "erasureId");
        Checks.present(at, "at");
        customerIds = Lists.orEmpty(customerIds);
    }
}
