package io.heartline.alerting.contactpolicy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules say of a proposal at an instant. */
sealed interface Ruling {
    /**
     * The contact may be made.
     *
     * @param rule why: within the policy, or exempt
     * @param openUntil when the day ends or the quiet begins: from then on another ruling may be needed; absent if the
     *     message is exempt
     */
    record Allowed(String rule, @Nullable Instant openUntil) implements Ruling {}

    /**
     * It may not.
     *
     * @param refusals each rule that stands in the way, the weightiest first; at least one
     * @param allowedFrom the earliest instant at which the same proposal would be allowed if nothing else happened;
     *     absent if there is none
     */
    record Refused(List<Refusal> refusals, @Nullable Instant allowedFrom) implements Ruling {
        /** Refuses a refusal without a reason. */
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("nothing stands in the way");
            }
        }
    }
}
