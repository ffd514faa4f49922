package io.heartline.alerting.outreach;

import io.heartline.alerting.contactpolicy.ContactAsk;
import io.heartline.alerting.contactpolicy.ContactDecisions;
import io.heartline.alerting.contactpolicy.ContactPurpose;
import io.heartline.alerting.contactpolicy.ContactVerdict;
import io.heartline.alerting.contactpolicy.MessageClass;
import io.heartline.alerting.contactpolicy.Proposal;
import io.heartline.contracts.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Asks the contact policy on behalf of outreach. */
@ApplicationScoped
class Permission {
    /** Outreach answers what happened to the customer: a service message. The receiver chooses how it travels. */
    private static final Proposal MESSAGE =
            new Proposal(MessageClass.SERVICE, ContactPurpose.SERVICE, "receiver", null);

    private final ContactDecisions decisions;

    Permission(ContactDecisions decisions) {
        this.decisions = decisions;
    }

    /** What the policy says now; nothing is reserved. */
    ContactVerdict ask(UUID customerId, String brand) {
        return decisions.decide(question(customerId, brand, true));
    }

    /** Takes the slot of a message that leaves in this transaction, if there is one. */
    ContactVerdict take(UUID customerId, String brand) {
        var verdict = decisions.decide(question(customerId, brand, false));
        if (verdict.allowed()) {
            decisions.confirm(verdict.decisionId());
        }
        return verdict;
    }

    private static ContactAsk question(UUID customerId, String brand, boolean dryRun) {
        return new ContactAsk(Ids.next(), customerId, brand, MESSAGE, null, dryRun, OutreachLog.BY_ITSELF);
    }
}
