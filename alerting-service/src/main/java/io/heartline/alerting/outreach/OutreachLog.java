package io.heartline.alerting.outreach;

import io.heartline.contracts.Ids;
import io.heartline.contracts.OutreachStatus;
import io.heartline.contracts.Topic;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Takes the steps of outreach: state, history and event in one transaction, in which observers hear of them too. */
@ApplicationScoped
class OutreachLog {
    /** The actor of what happens by itself. */
    static final String BY_ITSELF = "heartline";

    private final OutreachRepository outreaches;
    private final OutreachStepRepository steps;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final Event<io.heartline.contracts.Outreach> news;
    private final Clock clock;

    OutreachLog(
            OutreachRepository outreaches,
            OutreachStepRepository steps,
            Outbox outbox,
            MeterRegistry meters,
            Event<io.heartline.contracts.Outreach> news,
            Clock clock) {
        this.outreaches = outreaches;
        this.steps = steps;
        this.outbox = outbox;
        this.meters = meters;
        this.news = news;
        this.clock = clock;
    }

    /** Begins an outreach with the step {@code assigned}. */
    Outreach begin(Trigger trigger, Assignment assignment, Occasioned occasioned) {
        var outreach = new Outreach(Ids.next(), trigger, assignment, occasioned, clock.instant());
        outreaches.persist(outreach);
        note(outreach, BY_ITSELF);
        meters.counter("heartline.outreach.assigned", "arm", assignment.arm().wire())
                .increment();
        return outreach;
    }

    void step(Outreach outreach, OutreachStatus next, String actor, @Nullable String why) {
        outreach.step(next, why, clock.instant());
        note(outreach, actor);
    }

    /** Counts a customer who must not be reached. */
    void count(Eligibility.Ineligible ineligible) {
        meters.counter("heartline.outreach.ineligible", "reason", ineligible.reason())
                .increment();
    }

    private void note(Outreach outreach, String actor) {
        steps.persist(new OutreachStep(Ids.next(), outreach, actor));
        var event = outreach.event();
        outbox.add(OutgoingEvent.of(Topic.OUTREACH, outreach.customerId(), event, outreach.changedAt()));
        news.fire(event);
    }
}
