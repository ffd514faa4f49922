package io.heartline.alerting.casework;

import io.heartline.alerting.casework.CaseLog.What;
import io.heartline.alerting.oncall.EscalationDue;
import io.heartline.alerting.oncall.Escalations;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes the steps in the life of a case: state, history, metrics, escalation and messages in one transaction. */
@ApplicationScoped
class CaseSteps {
    private final CaseRepository cases;
    private final CaseLog log;
    private final CasePolicies policies;
    private final CaseTelling telling;
    private final Escalations escalations;
    private final MeterRegistry meters;
    private final Clock clock;

    CaseSteps(
            CaseRepository cases,
            CaseLog log,
            CasePolicies policies,
            CaseTelling telling,
            Escalations escalations,
            MeterRegistry meters,
            Clock clock) {
        this.cases = cases;
        this.log = log;
        this.policies = policies;
        this.telling = telling;
        this.escalations = escalations;
        this.meters = meters;
        this.clock = clock;
    }

    /** Opens a case; whoever links customers and alerts to it does so before it is {@link #announce announced}. */
    Case open(Case.Draft draft, @Nullable Instant dueAt, String by) {
        var now = clock.instant();
        var due = dueAt == null ? policies.due(draft.brand(), draft.severity(), now) : dueAt;
        var one = new Case(draft, due, dueAt != null, by, now);
        cases.persistAndFlush(one); // its links are written by SQL and refer to the row
        log.note(one.id(), What.OPENED, by, null);
        meters.counter("heartline.cases.opened", "origin", draft.origin()).increment();
        return one;
    }

    /** Tells of a case that is new, or open again, and begins to escalate it. */
    void announce(String type, Case one) {
        var now = clock.instant();
        telling.all(type, one, now);
        escalate(one, now);
    }

    private void escalate(Case one, Instant now) {
        var policy = policies.of(one.brand()).escalation();
        escalations.stop(one.id());
        if (policy != null && !escalations.start(one.id(), policy, now)) {
            Log.warnf("A case policy names an escalation policy that is not there, policy=%s", policy);
        }
    }

    void acknowledge(Case one, String by) {
        escalations.stop(one.id());
        var now = clock.instant();
        if (one.acknowledge(by, now)) {
            log.note(one.id(), What.ACKNOWLEDGED, by, null);
            telling.acknowledged(one, now);
        }
    }

    /** An alert that joined made it worse; it never becomes milder by itself. */
    void worsen(Case one, int severity) {
        int before = one.severity();
        if (severity > before && one.isOpen()) {
            weigh(one, severity);
            log.note(one.id(), What.CHANGED, CaseLog.BY_ITSELF, "severity: " + before + " to " + severity);
        }
    }

    /** Sets the severity; when it is due follows, unless somebody said when. */
    boolean weigh(Case one, int severity) {
        boolean changed = one.weigh(severity);
        if (changed && !one.isDueByHand()) {
            one.due(policies.due(one.brand(), severity, one.openedAt()), false, clock.instant());
        }
        return changed;
    }

    /** Notes an answer to the customer; whether it is new. */
    boolean respond(Case one, CaseLog.Response response) {
        if (!log.respond(one.id(), response)) {
            return false;
        }
        one.respond(response.at());
        var what = response.kind().wire() + " by " + response.channel().wire();
        log.note(one.id(), What.RESPONDED, response.by(), what);
        return true;
    }

    void close(Case one, CaseOutcome outcome, String by, @Nullable String note) {
        var now = clock.instant();
        escalations.stop(one.id());
        one.close(outcome, by, now);
        log.note(one.id(), What.CLOSED, by, note == null ? outcome.wire() : outcome.wire() + ": " + note);
        meters.counter("heartline.cases.closed", "outcome", outcome.wire()).increment();
        telling.closed(one, now);
    }

    void reopen(Case one, String by, String reason) {
        one.reopen(policies.due(one.brand(), one.severity(), clock.instant()));
        log.note(one.id(), What.REOPENED, by, reason);
        meters.counter("heartline.cases.reopened").increment();
        announce("case.reopened", one);
    }

    /** Notes that it should have been closed by now, tells of it and escalates it. */
    void miss(Case one) {
        var now = clock.instant();
        one.miss(now);
        log.note(one.id(), What.OVERDUE, CaseLog.BY_ITSELF, null);
        meters.counter("heartline.cases.overdue").increment();
        announce("case.overdue", one);
    }

    /** Takes a step of the escalation. */
    void escalated(Case one, EscalationDue due) {
        log.note(one.id(), What.ESCALATED, CaseLog.BY_ITSELF, "step " + due.step() + " of " + due.steps());
        telling.named("case.escalated", one, due.receivers(), clock.instant());
    }
}
