package io.heartline.alerting.outreach;

import io.heartline.alerting.contactpolicy.ContactVerdict;
import java.time.Instant;

/** Whether a customer may be reached at all; asked before an arm is drawn, so that both arms hold the same customers. */
sealed interface Eligibility {
    /** The draw may take place. */
    record Eligible() implements Eligibility {}

    /** It must not; {@code reason} is a slug. */
    record Ineligible(String reason) implements Eligibility {}

    /**
     * At most one outreach of a customer is open: whoever is being reached is not reached again. And what the contact
     * policy would not let out while the proposal lives is not proposed.
     *
     * @param verdict what the contact policy says of a contact now
     * @param proposalEnds when a proposal that is made now expires
     */
    static Eligibility of(boolean hasOpenOutreach, ContactVerdict verdict, Instant proposalEnds) {
        if (hasOpenOutreach) {
            return new Ineligible("outreach-open");
        }
        return isAllowedBefore(verdict, proposalEnds) ? new Eligible() : new Ineligible(verdict.rule());
    }

    /** Whether a contact is allowed now, or will be before an instant if nothing else happens. */
    static boolean isAllowedBefore(ContactVerdict verdict, Instant end) {
        var from = verdict.allowedFrom();
        return verdict.allowed() || (from != null && from.isBefore(end));
    }
}
