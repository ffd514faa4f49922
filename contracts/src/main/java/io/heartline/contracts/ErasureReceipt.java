package io.heartline.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * A service's answer to an erasure ({@code io.heartline.erasure-receipt.v1}).
 *
 * @param erasureId the order
 * @param service who answers
 * @param rows how many rows were deleted or made anonymous
 * @param at when
 */
public record ErasureReceipt(UUID erasureId, String service, long rows, Instant at) {
    /** Refuses a receipt that lacks a component. */
    public ErasureReceipt {
        Checks.present(erasureId, "erasureId");
        Checks.notBlank(service, "service");
        Checks.present(at, "at");
    }
}
