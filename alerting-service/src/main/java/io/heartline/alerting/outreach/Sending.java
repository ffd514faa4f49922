package io.heartline.alerting.outreach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.delivery.Deliveries;
import io.heartline.alerting.delivery.Message;
import io.heartline.alerting.play.Play;
import io.heartline.alerting.receiver.Receivers;
import io.heartline.alerting.receiver.Recipient;
import io.heartline.contracts.OutreachStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends what was approved. At the moment of sending, in the transaction in which the message is handed in, it is asked
 * once more whether it should leave: whether its time has come, nothing happened since that makes it wrong, the budget
 * bears it, and the contact policy lets it out.
 */
@ApplicationScoped
class Sending {
    static final String APPROVED = "outreach.approved";

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final OutreachLog log;
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final Permission permission;
    private final Stops stops;
    private final Budgets budgets;
    private final PlaysDrawn plays;
    private final ObjectMapper json;
    private final Duration life;
    private final Clock clock;

    Sending(
            OutreachLog log,
            Receivers receivers,
            Deliveries deliveries,
            Permission permission,
            Stops stops,
            Budgets budgets,
            PlaysDrawn plays,
            ObjectMapper json,
            OutreachConfig config,
            Clock clock) {
        this.log = log;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.permission = permission;
        this.stops = stops;
        this.budgets = budgets;
        this.plays = plays;
        this.json = json;
        this.life = config.life();
        this.clock = clock;
    }

    /** Sends what was approved; a receiver that is gone may come back while the approval lives. */
    void send(Outreach outreach) {
        receivers
                .ofOutreach(outreach.brand())
                .ifPresentOrElse(
                        recipient -> send(outreach, recipient),
                        () -> postpone(outreach, clock.instant().plus(PATIENCE), "no-outreach-receiver"));
    }

    /** Sends what was approved by a receiver. */
    void send(Outreach outreach, Recipient recipient) {
        var play = plays.of(outreach);
        var from = outreach.sendFrom();
        var stop = stops.of(outreach, play.definition().stops());
        if (stop.isPresent()) {
            log.step(
                    outreach,
                    OutreachStatus.SUPPRESSED,
                    OutreachLog.BY_ITSELF,
                    stop.get().wire());
        } else if (from != null && clock.instant().isBefore(from)) {
            postpone(outreach, from, "delay");
        } else if (!affords(outreach, play)) {
            var rewards = play.definition().rewards();
            postpone(outreach, rewards == null ? null : budgets.renewedAt(rewards), "budget-spent");
        } else {
            hand(outreach, recipient, play);
        }
    }

    private boolean affords(Outreach outreach, Play play) {
        var amount = outreach.rewardAmount();
        return amount == null || budgets.fits(play, outreach.id(), amount);
    }

    private void hand(Outreach outreach, Recipient recipient, Play play) {
        var slot = permission.take(outreach.customerId(), outreach.brand(), play.definition());
        var verdict = slot.verdict();
        if (!verdict.allowed()) {
            postpone(outreach, verdict.allowedFrom(), verdict.rule());
            return;
        }
        var amount = outreach.rewardAmount();
        var currency = outreach.rewardCurrency();
        if (amount != null && currency != null) {
            budgets.book(outreach, amount, currency);
        }
        outreach.handTo(recipient.id(), slot);
        deliveries.send(message(outreach, play), List.of(recipient));
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

    private Message message(Outreach outreach, Play play) {
        Map<String, Object> open = new LinkedHashMap<>();
        open.put("outreachId", outreach.id());
        open.put("alertId", outreach.alertId());
        open.put("brand", outreach.brand());
        open.put("play", outreach.play());
        open.put("playVersion", outreach.playVersion());
        open.put("variant", outreach.variant());
        open.put("action", outreach.action().wire());
        open.put("purpose", Permission.purpose(outreach.action()).wire());
        open.put("channel", String.valueOf(outreach.channel()));
        open.put("channels", play.definition().channels());
        var decision = outreach.decisionId();
        if (decision != null) {
            open.put("decisionId", decision);
        }
        return new Message(
                APPROVED,
                outreach.id(),
                outreach.brand(),
                "/outreach/" + outreach.id(),
                open,
                confidential(outreach),
                outreach.changedAt());
    }

    private Map<String, Object> confidential(Outreach outreach) {
        Map<String, Object> confidential = new LinkedHashMap<>();
        confidential.put("customerId", outreach.customerId());
        confidential.put("language", String.valueOf(outreach.language()));
        confidential.put("text", String.valueOf(outreach.draft()));
        var amount = outreach.rewardAmount();
        if (amount != null) {
            confidential.put(
                    "reward",
                    Map.of(
                            "name", String.valueOf(outreach.rewardName()),
                            "amount", amount,
                            "currency", String.valueOf(outreach.rewardCurrency())));
        }
        var replyTo = outreach.replyTo();
        if (replyTo != null) {
            confidential.put("inReplyTo", read(replyTo));
        }
        return confidential;
    }

    private Map<String, Object> read(String replyTo) {
        try {
            return json.readValue(replyTo, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is replied to was not written by us", e);
        }
    }
}
