package io.heartline.alerting.outreach;

import io.heartline.contracts.Ids;
import io.heartline.contracts.OutreachStatus;
import io.heartline.contracts.Topic;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Takes the steps of outreach: state, history and event in one transaction. */
@ApplicationScoped
class OutreachLog {
    private final OutreachStepRepository steps;
    private final Outbox outbox;
    private final Clock clock;

    OutreachLog(OutreachStepRepository steps, Outbox outbox, Clock clock) {
        this.steps = steps;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Notes the step that an outreach took when it was made. */
    void begin(Outreach outreach, String actor) {
        note(outreach, actor);
    }

    void step(Outreach outreach, OutreachStatus next, String actor, @Nullable String why) {
        outreach.step(next, why, clock.instant());
        note(outreach, actor);
    }

    private void note(Outreach outreach, String actor) {
        steps.persist(new OutreachStep(Ids.next(), outreach, actor));
        outbox.add(OutgoingEvent.of(Topic.OUTREACH, outreach.customerId(), outreach.event(), outreach.changedAt()));
    }
}
