package io.heartline.alerting.rule;

import io.heartline.contracts.StandingReason;
import java.util.List;

/** What the drift rule concluded about a standing. */
sealed interface DriftVerdict {
    /** Where the rule stands with the customer afterwards. */
    DriftState next();

    /** An older standing, or the same again: nothing changes. */
    record Stale(DriftState next) implements DriftVerdict {}

    /** Nothing that anybody must know. */
    record Calm(DriftState next) implements DriftVerdict {}

    /** The customer drifts: by the balance, by the segment or by both; {@code causes} are the fresh withdrawals. */
    record Drifting(DriftState next, boolean crossed, boolean shifted, List<StandingReason> causes)
            implements DriftVerdict {}

    /** Still below, and more happened: for an alert that is open. */
    record Worse(DriftState next, List<StandingReason> causes) implements DriftVerdict {}

    /** The relationship is whole again: an open drift has ended. */
    record Recovered(DriftState next) implements DriftVerdict {}
}
