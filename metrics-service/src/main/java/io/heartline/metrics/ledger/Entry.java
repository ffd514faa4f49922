package io.heartline.metrics.ledger;

import io.heartline.contracts.Channel;
import io.heartline.contracts.EntryKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger. It never changes.
 *
 * @param id made from what it is posted for, so that the same cause always has the same id
 * @param brand whose customer it is
 * @param customerId the customer, as first assigned
 * @param cause what it is posted for
 * @param policy the version of the policy that it follows
 * @param kind by which half-life it decays; a reversal keeps the kind of what it reverses
 * @param unitsMicros signed units in 10⁻⁶
 * @param factors what the units were multiplied of
 * @param effectiveAt when the cause occurred
 * @param postedAt when it was written
 * @param reverses the entry that it takes back, if it is a reversal
 * @param backfill whether it must raise no alert
 */
public record Entry(
        UUID id,
        String brand,
        UUID customerId,
        Cause cause,
        int policy,
        EntryKind kind,
        long unitsMicros,
        Factors factors,
        Instant effectiveAt,
        Instant postedAt,
        @Nullable UUID reverses,
        boolean backfill) {
    /**
     * What an entry is posted for.
     *
     * @param id of the interaction or the customer event
     * @param version of it
     * @param revision of its score; 0 for customer events
     * @param name {@code emotion:anger}, {@code sentiment:negative}, {@code event:data-misuse}, …
     * @param channel of an interaction
     * @param touchpoint if known
     */
    public record Cause(
            UUID id,
            int version,
            int revision,
            String name,
            @Nullable Channel channel,
            @Nullable String touchpoint) {}

    /**
     * What units are the product of, beside the sign and the aversion to losses.
     *
     * @param stakeMicros of the policy
     * @param intensityMicros 10⁶ for customer events
     * @param confidenceMicros 10⁶ for customer events
     */
    public record Factors(long stakeMicros, long intensityMicros, long confidenceMicros) {}

    /** The entry that takes this one back: together they are exactly 0 at every instant. */
    Entry reversal(Instant now) {
        return new Entry(
                nameBased("reversal:" + id),
                brand,
                customerId,
                cause,
                policy,
                kind,
                Math.negateExact(unitsMicros),
                factors,
                effectiveAt,
                now,
                id,
                backfill);
    }

    /** The same, but it must raise no alert. */
    Entry silently() {
        return new Entry(
                id,
                brand,
                customerId,
                cause,
                policy,
                kind,
                unitsMicros,
                factors,
                effectiveAt,
                postedAt,
                reverses,
                true);
    }

    static UUID id(Cause cause, int policy) {
        return nameBased("entry:" + cause.id() + ":" + cause.version() + ":" + cause.revision() + ":" + policy);
    }

    private static UUID nameBased(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
