package io.heartline.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a relationship stands ({@code io.heartline.customer-standing.v1}, compacted; a null value is the tombstone of an
 * erased customer).
 *
 * @param customerId the customer, as first assigned; the key
 * @param brand whose customer it is
 * @param revision raised by every publication of this customer; the highest wins
 * @param balance of the love bank at {@code at}, in units
 * @param previousBalance the balance at {@code at} without the reasons: what it would have been had they not happened
 * @param entries how many ledger entries that still stand the balance is made of
 * @param trend30d the balance at {@code at} less the balance 30 days before, in units
 * @param segment the emotional state
 * @param previousSegment the state before the last change, if there was one
 * @param sentiment the customer's own decayed mean valence, −1 to 1; absent if nothing was expressed
 * @param churnRisk probability of leaving, 0 to 1, if it can be told
 * @param valueTier a slug, if it can be told
 * @param vip whether the customer is among the most valuable
 * @param lastHeardAt when the customer last expressed something
 * @param reasons the entries that moved it since the publication before, newest last, at most 50
 * @param at the instant it describes
 */
public record CustomerStanding(
        UUID customerId,
        String brand,
        long revision,
        double balance,
        double previousBalance,
        int entries,
        double trend30d,
        Segment segment,
        @Nullable Segment previousSegment,
        @Nullable Double sentiment,
        @Nullable Double churnRisk,
        @Nullable String valueTier,
        boolean vip,
        @Nullable Instant lastHeardAt,
        List<StandingReason> reasons,
        Instant at) {
    /** Refuses a standing that lacks its customer, its segment or its time. */
    public CustomerStanding {
        Checks.present(customerId, "customerId");
        Checks.notBlank(brand, "brand");
        Checks.atLeast(revision, 1, "revision");
        Checks.present(segment, "segment");
        Checks.present(at, "at");
        reasons = Lists.orEmpty(reasons);
    }
}
