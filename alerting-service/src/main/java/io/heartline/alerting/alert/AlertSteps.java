package io.heartline.alerting.alert;

import io.heartline.alerting.oncall.EscalationDue;
import io.heartline.contracts.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes the steps in the life of an alert: state, history, metrics and messages in one transaction. */
@ApplicationScoped
class AlertSteps {
    private final AlertTransitionRepository transitions;
    private final Telling telling;
    private final MeterRegistry meters;
    private final Event<AlertNews> news;
    private final Clock clock;

    AlertSteps(
            AlertTransitionRepository transitions,
            Telling telling,
            MeterRegistry meters,
            Event<AlertNews> news,
            Clock clock) {
        this.transitions = transitions;
        this.telling = telling;
        this.meters = meters;
        this.news = news;
        this.clock = clock;
    }

    /** Notes that a new alert fired. */
    void fired(Alert alert) {
        note(alert, Alerts.BY_ITSELF, null, alert.firedAt());
        meters.counter("heartline.alerts.fired", "kind", alert.kind().wire()).increment();
        var muted = telling.fired(alert, alert.firedAt());
        muted.ifPresent(why -> note(alert, Alerts.BY_ITSELF, why, alert.firedAt()));
        news.fire(AlertNews.of(alert, AlertNews.Step.FIRED, Alerts.BY_ITSELF));
    }

    void acknowledge(Alert alert, String by) {
        var now = clock.instant();
        if (alert.acknowledge(by, now)) {
            note(alert, by, null, now);
            telling.acknowledged(alert, now);
            news.fire(AlertNews.of(alert, AlertNews.Step.ACKNOWLEDGED, by));
        }
    }

    /** Notes that an open alert has become worse. */
    void worsened(Alert alert) {
        telling.worsened(alert, clock.instant());
    }

    /** Notes that an open alert knows more. */
    void learned(Alert alert) {
        news.fire(AlertNews.of(alert, AlertNews.Step.LEARNED, Alerts.BY_ITSELF));
    }

    /** Takes a step of the escalation. */
    void escalated(Alert alert, EscalationDue due) {
        var now = clock.instant();
        note(alert, Alerts.BY_ITSELF, "escalated: step " + due.step() + " of " + due.steps(), now);
        telling.escalated(alert, due.receivers(), now);
    }

    /** Hands an alert to somebody; whether that changed anything. */
    void assign(Alert alert, String assignee, String by) {
        if (alert.assign(assignee)) {
            note(alert, by, "assigned to " + assignee, clock.instant());
        }
    }

    void resolve(Alert alert, String by, String how) {
        var now = clock.instant();
        if (alert.resolve(by, how, now)) {
            note(alert, by, how, now);
            telling.resolved(alert, now);
            news.fire(AlertNews.of(alert, AlertNews.Step.RESOLVED, by));
        }
    }

    private void note(Alert alert, String actor, @Nullable String why, Instant at) {
        transitions.persist(new AlertTransition(Ids.next(), alert.id(), alert.status(), actor, why, at));
    }
}
