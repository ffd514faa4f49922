package io.heartline.alerting.casework;

import io.heartline.alerting.oncall.EscalationDue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Has further people told of cases that nobody acknowledged, or that are overdue. */
@ApplicationScoped
class CaseEscalator {
    private final CaseRepository cases;
    private final CaseSteps steps;

    CaseEscalator(CaseRepository cases, CaseSteps steps) {
        this.cases = cases;
        this.steps = steps;
    }

    void on(@Observes EscalationDue due) {
        // An acknowledgement that came meanwhile has stopped the escalation; a closing too.
        cases.forUpdate(due.subjectId()).filter(Case::isOpen).ifPresent(one -> steps.escalated(one, due));
    }
}
