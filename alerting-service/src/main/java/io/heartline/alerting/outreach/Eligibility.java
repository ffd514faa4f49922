package io.heartline.alerting.outreach;

/** Whether a customer may be reached at all; asked before an arm is drawn, so that both arms hold the same customers. */
sealed interface Eligibility {
    /** The draw may take place. */
    record Eligible() implements Eligibility {}

    /** It must not; {@code reason} is a slug. */
    record Ineligible(String reason) implements Eligibility {}

    /** At most one outreach of a customer is open: whoever is being reached is not reached again. */
    static Eligibility of(boolean hasOpenOutreach) {
        return hasOpenOutreach ? new Ineligible("outreach-open") : new Eligible();
    }
}
