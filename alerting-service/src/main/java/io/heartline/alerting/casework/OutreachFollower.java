package io.heartline.alerting.casework;

import io.heartline.alerting.casework.CaseLog.What;
import io.heartline.contracts.Arm;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Outreach;
import io.heartline.contracts.OutreachStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Notes in a case what outreach does about its alerts: what was sent is an answer to the customer. The control arm is not
 * shown, here as elsewhere.
 */
@ApplicationScoped
class OutreachFollower {
    private final CaseRepository cases;
    private final CaseSteps steps;
    private final CaseLog log;
    private final CaseLinks links;

    OutreachFollower(CaseRepository cases, CaseSteps steps, CaseLog log, CaseLinks links) {
        this.cases = cases;
        this.steps = steps;
        this.log = log;
        this.links = links;
    }

    void on(@Observes Outreach step) {
        var alertId = step.alertId();
        if (alertId == null || step.arm() != Arm.TREATMENT) {
            return;
        }
        links.caseOf(alertId).flatMap(cases::forUpdate).ifPresent(one -> {
            links.outreach(one.id(), step);
            var why = step.reason() == null ? "" : ": " + step.reason();
            log.note(
                    one.id(),
                    What.OUTREACH,
                    CaseLog.BY_ITSELF,
                    step.play() + " " + step.outreachId() + " " + step.status().wire() + why);
            if (step.status() == OutreachStatus.DELIVERED) {
                var response = new CaseLog.Response(
                        Ids.next(),
                        ResponseKind.OUTREACH,
                        ResponseChannel.OUTREACH,
                        step.outreachId(),
                        step.play(),
                        CaseLog.BY_ITSELF,
                        step.at());
                steps.respond(one, response);
            }
        });
    }
}
