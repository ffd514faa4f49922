package io.heartline.metrics.indicator;

import java.time.Duration;

/**
 * How a brand's customers count as lost.
 *
 * @param contractual whether they are lost when they cancel, and not before
 * @param inactivity without a contract, they are lost when they bought nothing for this long; whole days
 */
public record LossRule(boolean contractual, Duration inactivity) {
    /** The rule in words. */
    public String words() {
        return contractual
                ? "a customer is who signed up, bought, renewed, upgraded or downgraded and did not cancel since"
                : "a customer is who bought within the last " + inactivity.toDays() + " days";
    }
}
