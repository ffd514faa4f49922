package io.heartline.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger that moved a standing.
 *
 * @param entryId the entry
 * @param causeId the interaction or customer event that it was posted for
 * @param cause what it was: {@code emotion:anger}, {@code event:data-misuse}, …
 * @param kind deposit or withdrawal
 * @param unitsMicros signed units in 10⁻⁶
 * @param stake of the policy, before intensity and confidence
 * @param touchpoint where in the journey, if known
 * @param effectiveAt when the cause occurred
 * @param backfill whether it must raise no alert
 */
public record StandingReason(
        UUID entryId,
        UUID causeId,
        String cause,
        EntryKind kind,
        long unitsMicros,
        double stake,
        @Nullable String touchpoint,
        Instant effectiveAt,
        boolean backfill) {
    /** Refuses a reason that lacks its entry, its cause or its time. */
    public StandingReason {
        Checks.present(entryId, "entryId");
        Checks.present(causeId, "causeId");
        Checks.notBlank(cause, "cause");
        Checks.present(kind, "kind");
        Checks.present(effectiveAt, "effectiveAt");
    }
}
