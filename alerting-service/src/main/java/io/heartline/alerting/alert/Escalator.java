package io.heartline.alerting.alert;

import io.heartline.alerting.oncall.EscalationDue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Has further people told of alerts that nobody acknowledged. */
@ApplicationScoped
class Escalator {
    private final AlertRepository alerts;
    private final AlertSteps steps;

    Escalator(AlertRepository alerts, AlertSteps steps) {
        this.alerts = alerts;
        this.steps = steps;
    }

    void on(@Observes EscalationDue due) {
        // An acknowledgement that came meanwhile holds the row; afterwards there is nothing to escalate.
        alerts.forUpdate(due.subjectId())
                .filter(alert -> alert.status() == AlertStatus.FIRING)
                .ifPresent(alert -> steps.escalated(alert, due));
    }
}
