package io.heartline.alerting.alert;

import io.heartline.contracts.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes the steps in the life of an alert: state, history, metrics and messages in one transaction. */
@ApplicationScoped
class AlertSteps {
    private final AlertTransitionRepository transitions;
    private final Announcer announcer;
    private final MeterRegistry meters;
    private final Clock clock;

    AlertSteps(AlertTransitionRepository transitions, Announcer announcer, MeterRegistry meters, Clock clock) {
        this.transitions = transitions;
        this.announcer = announcer;
        this.meters = meters;
        this.clock = clock;
    }

    /** Notes that a new alert fired. */
    void fired(Alert alert) {
        note(alert, Alerts.BY_ITSELF, null, alert.firedAt());
        meters.counter("heartline.alerts.fired", "kind", alert.kind().wire()).increment();
        announcer.fired(alert);
    }

    void acknowledge(Alert alert, String by) {
        var now = clock.instant();
        if (alert.acknowledge(by, now)) {
            note(alert, by, null, now);
        }
    }

    void resolve(Alert alert, String by, String how) {
        var now = clock.instant();
        if (alert.resolve(by, how, now)) {
            note(alert, by, how, now);
            announcer.resolved(alert, now);
        }
    }

    private void note(Alert alert, String actor, @Nullable String why, Instant at) {
        transitions.persist(new AlertTransition(Ids.next(), alert.id(), alert.status(), actor, why, at));
    }
}
