package io.heartline.alerting.outreach;

import io.heartline.contracts.Arm;
import io.heartline.contracts.OutreachStatus;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reaches customers whom the draw leaves alone, when a person insists. */
@ApplicationScoped
class Overrides {
    private final OutreachRepository outreaches;
    private final Proposals proposals;

    Overrides(OutreachRepository outreaches, Proposals proposals) {
        this.outreaches = outreaches;
        this.proposals = proposals;
    }

    /**
     * Proposes to the member of the control arm whom an alert is about what the play would have done. The arm stays what
     * was drawn: the estimate goes by it, and counts the crossover.
     */
    Outreach override(UUID alertId, Brands brands, String by, String why) {
        var outreach = outreaches.openOfAlert(alertId).stream()
                .filter(one -> brands.contain(one.brand()))
                .filter(one -> one.arm() == Arm.CONTROL && one.status() == OutreachStatus.ASSIGNED)
                .findFirst()
                .flatMap(one -> outreaches.forUpdate(one.id()))
                .filter(one -> one.status() == OutreachStatus.ASSIGNED)
                .orElseThrow(() -> new Conflict(
                        "nothing-to-override", "Nobody is left alone because of a draw for this alert now."));
        outreach.crossOver();
        proposals.propose(outreach, by, why);
        return outreach;
    }
}
