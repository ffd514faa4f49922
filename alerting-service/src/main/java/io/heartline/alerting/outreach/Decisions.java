package io.heartline.alerting.outreach;

import io.heartline.alerting.delivery.Deliveries;
import io.heartline.alerting.delivery.DeliverySettled;
import io.heartline.alerting.delivery.Message;
import io.heartline.alerting.receiver.Receivers;
import io.heartline.alerting.receiver.Recipient;
import io.heartline.contracts.OutreachStatus;
import io.heartline.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what people decide about proposals, and notes how the sending ended. */
@ApplicationScoped
class Decisions {
    private static final String APPROVED = "outreach.approved";
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final OutreachRepository outreaches;
    private final OutreachLog log;
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final Permission permission;
    private final Duration life;
    private final Clock clock;

    Decisions(
            OutreachRepository outreaches,
            OutreachLog log,
            Receivers receivers,
            Deliveries deliveries,
            Permission permission,
            OutreachConfig config,
            Clock clock) {
        this.outreaches = outreaches;
        this.log = log;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.permission = permission;
        this.life = config.life();
        this.clock = clock;
    }

    /** Approves a proposal; the receiver that carries out the brand's outreach gets it as soon as the policy allows. */
    void approve(Outreach outreach, String by) {
        requireProposed(outreach);
        var recipient = receivers
                .ofOutreach(outreach.brand())
                .orElseThrow(() -> new Conflict("no-outreach-receiver", "No receiver of the brand handles outreach."));
        log.step(outreach, OutreachStatus.APPROVED, by, null);
        send(outreach, recipient);
    }

    /** Sends what was approved earlier; a receiver that is gone may come back while the approval lives. */
    void send(Outreach outreach) {
        receivers
                .ofOutreach(outreach.brand())
                .ifPresentOrElse(
                        recipient -> send(outreach, recipient),
                        () -> postpone(outreach, clock.instant().plus(PATIENCE), "no-outreach-receiver"));
    }

    /** The contact policy is asked at the moment of sending, in the transaction in which the message is handed in. */
    private void send(Outreach outreach, Recipient recipient) {
        var verdict = permission.take(outreach.customerId(), outreach.brand());
        if (!verdict.allowed()) {
            postpone(outreach, verdict.allowedFrom(), verdict.rule());
            return;
        }
        outreach.handTo(recipient.id());
        deliveries.send(message(outreach), List.of(recipient));
        log.step(outreach, OutreachStatus.SENT, OutreachLog.BY_ITSELF, null);
    }

    /** What may leave while the approval lives waits; the rest never leaves, and the rule is told. */
    private void postpone(Outreach outreach, @Nullable Instant until, String rule) {
        if (until != null && until.isBefore(outreach.changedAt().plus(life))) {
            outreach.postpone(until);
        } else {
            log.step(outreach, OutreachStatus.SUPPRESSED, OutreachLog.BY_ITSELF, rule);
        }
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

    private static Message message(Outreach outreach) {
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
                outreach.changedAt());
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
                .ifPresent(outreach -> log.step(outreach, next, OutreachLog.BY_ITSELF, settled.reason()));
    }
}
