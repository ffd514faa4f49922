package io.heartline.alerting.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the drift rule stands with a customer.
 *
 * @param revision of the standing followed last; 0 before the first
 * @param armed whether the balance was 0 or above since it last crossed below −θ
 * @param shiftSeen whether the present stay at risk was already seen to be a shift
 * @param harmedAt when the newest withdrawal occurred that may raise an alert
 */
record DriftState(
        long revision,
        boolean armed,
        boolean shiftSeen,
        @Nullable Instant harmedAt) {
    /** A customer nobody has heard of: nothing in the account. */
    static final DriftState UNKNOWN = new DriftState(0, true, false, null);
}
