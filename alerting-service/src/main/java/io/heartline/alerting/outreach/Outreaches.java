package io.heartline.alerting.outreach;

import io.heartline.alerting.database.Database;
import io.heartline.alerting.delivery.Deliveries;
import io.heartline.alerting.delivery.DeliverySettled;
import io.heartline.alerting.delivery.Message;
import io.heartline.alerting.play.Play;
import io.heartline.alerting.play.Plays;
import io.heartline.alerting.receiver.Receivers;
import io.heartline.contracts.Arm;
import io.heartline.contracts.Ids;
import io.heartline.contracts.OutreachStatus;
import io.heartline.platform.problem.Conflict;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where rules hand in customers who should be reached. */
@ApplicationScoped
public class Outreaches {
    static final String APPROVED = "outreach.approved";

    private static final String BY_ITSELF = "heartline";
    private static final int EXPIRED_MAX = 500;

    private final OutreachRepository outreaches;
    private final OutreachLog log;
    private final Plays plays;
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final Database database;
    private final MeterRegistry meters;
    private final Clock clock;
    private final OutreachConfig config;
    private final Draw draw;

    Outreaches(
            OutreachRepository outreaches,
            OutreachLog log,
            Plays plays,
            Receivers receivers,
            Deliveries deliveries,
            Database database,
            MeterRegistry meters,
            Clock clock,
            OutreachConfig config) {
        this.outreaches = outreaches;
        this.log = log;
        this.plays = plays;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.database = database;
        this.meters = meters;
        this.clock = clock;
        this.config = config;
        this.draw = new Draw(config.seed(), config.controlPercent() / 100.0);
    }

    /**
     * Draws an arm for a customer who is eligible and, for the treatment arm, proposes an apology. Runs in the caller's
     * transaction.
     */
    @Transactional(TxType.MANDATORY)
    public void consider(Trigger trigger) {
        // Two rules may want to reach a customer at once; the second waits and then finds the outreach of the first.
        database.lock("outreach|" + trigger.customerId());
        switch (Eligibility.of(outreaches.hasOpen(trigger.customerId()))) {
            case Eligibility.Eligible eligible -> assign(trigger, plays.play(Play.APOLOGISE));
            case Eligibility.Ineligible ineligible ->
                meters.counter("heartline.outreach.ineligible", "reason", ineligible.reason())
                        .increment();
        }
    }

    private void assign(Trigger trigger, Play play) {
        // Whoever was severely harmed takes no part in the draw, nor in the estimate of the effect.
        var arm = trigger.severeHarm() ? Arm.TREATMENT : draw.arm(play, trigger.customerId());
        var variant = draw.variant(play, trigger.customerId());
        var assignment = new Outreach.Assignment(play.id(), play.version(), variant.id(), arm);
        var outreach = new Outreach(Ids.next(), trigger, assignment, clock.instant());
        outreaches.persist(outreach);
        log.begin(outreach, BY_ITSELF);
        if (arm == Arm.TREATMENT) {
            outreach.propose(plays.draft(play, variant, trigger.situation()));
            log.step(outreach, OutreachStatus.PROPOSED, BY_ITSELF, null);
        }
        meters.counter("heartline.outreach.assigned", "arm", arm.wire()).increment();
    }

    /** Approves a proposal and hands it to the receiver that carries out the brand's outreach. */
    void approve(Outreach outreach, String by) {
        requireProposed(outreach);
        var recipient = receivers.ofOutreach(outreach.brand());
        if (recipient.isEmpty()) {
            throw new Conflict("no-outreach-receiver", "No receiver of the brand handles outreach.");
        }
        log.step(outreach, OutreachStatus.APPROVED, by, null);
        // The contact policy is asked here, at the moment of sending; its refusal is the step "suppressed".
        outreach.handTo(recipient.get().id());
        deliveries.send(message(outreach), List.of(recipient.get()));
        log.step(outreach, OutreachStatus.SENT, BY_ITSELF, null);
    }

    void reject(Outreach outreach, String by, @Nullable String why) {
        requireProposed(outreach);
        log.step(outreach, OutreachStatus.REJECTED, by, why);
    }

    private static void requireProposed(Outreach outreach) {
        if (outreach.status() != OutreachStatus.PROPOSED) {
            throw new Conflict(
                    "not-proposed",
                    "The outreach " + outreach.id() + " is " + outreach.status().wire() + ", not proposed.");
        }
    }

    private Message message(Outreach outreach) {
        Map<String, Object> open = new LinkedHashMap<>();
        open.put("outreachId", outreach.id());
        open.put("alertId", outreach.alertId());
        open.put("brand", outreach.brand());
        open.put("play", outreach.play());
        open.put("playVersion", outreach.playVersion());
        open.put("variant", outreach.variant());
        Map<String, Object> confidential = new LinkedHashMap<>();
        confidential.put("customerId", outreach.customerId());
        confidential.put("language", String.valueOf(outreach.language()));
        confidential.put("text", String.valueOf(outreach.draft()));
        return new Message(
                APPROVED,
                outreach.id(),
                outreach.brand(),
                "/outreach/" + outreach.id(),
                open,
                confidential,
                clock.instant());
    }

    /** The delivery log says how it ended; runs in its transaction. */
    void on(@Observes DeliverySettled settled) {
        if (!settled.type().equals(APPROVED)) {
            return;
        }
        var next = settled.delivered() ? OutreachStatus.DELIVERED : OutreachStatus.FAILED;
        outreaches
                .forUpdate(settled.subjectId())
                .filter(outreach -> Steps.follows(outreach.status(), next))
                .ifPresent(outreach -> log.step(outreach, next, BY_ITSELF, settled.reason()));
    }

    /** Ends what nobody decided on: proposals expire, members of the control arm are closed. */
    @Transactional
    void expire() {
        var before = clock.instant().minus(config.life());
        for (var outreach : outreaches.waitingSince(before, EXPIRED_MAX)) {
            var next = switch (outreach.arm()) {
                case CONTROL -> OutreachStatus.CLOSED;
                case TREATMENT -> OutreachStatus.EXPIRED;
            };
            if (Steps.follows(outreach.status(), next)) {
                log.step(outreach, next, BY_ITSELF, "nobody decided in time");
            }
        }
    }
}
