package io.heartline.alerting.customer;

import org.jspecify.annotations.Nullable;

/**
 * How a relationship stood when it was last told.
 *
 * @param segment as a slug; empty if nothing was told
 * @param valueTier empty if unknown
 * @param vip whether one of the most valuable
 * @param balance in units
 * @param churnRisk 0 to 1; absent if unknown
 */
public record Standing(
        String segment,
        String valueTier,
        boolean vip,
        double balance,
        @Nullable Double churnRisk) {
    /** Of whom nothing was told. */
    static final Standing UNTOLD = new Standing("", "", false, 0, null);
}
