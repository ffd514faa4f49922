package io.heartline.alerting.outreach;

import io.heartline.alerting.play.PlayAction;
import io.heartline.contracts.Arm;
import io.heartline.contracts.OutreachStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done for one customer because of one alert, from the draw to its end. */
@Entity
class Outreach {
    @Id
    private UUID id;

    private String play;
    private int playVersion;
    private String variant;
    private String action;
    private String arm;
    private boolean severeHarm;
    private boolean crossover;
    private UUID customerId;
    private String brand;
    private UUID alertId;
    private String status;
    private @Nullable String situation;
    private @Nullable String replyTo;
    private @Nullable String product;
    private @Nullable String facts;
    private @Nullable String language;
    private @Nullable String draft;
    private int draftVersion;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Instant modelTriedAt;

    private @Nullable String rewardName;
    private @Nullable BigDecimal rewardAmount;
    private @Nullable String rewardCurrency;
    private @Nullable String reason;
    private @Nullable UUID receiverId;
    private @Nullable String channel;
    private @Nullable UUID decisionId;
    private @Nullable Instant sendFrom;
    private @Nullable Instant sendAfter;
    private @Nullable Instant sentAt;
    private Instant proposedAt;
    private Instant changedAt;

    @SuppressWarnings("NullAway") // Hibernate fills the fields
    protected Outreach() {}

    Outreach(UUID id, Trigger trigger, Assignment assignment, Occasioned occasioned, Instant at) {
        this.id = id;
        this.play = assignment.play();
        this.playVersion = assignment.playVersion();
        this.variant = assignment.variant();
        this.action = assignment.action().wire();
        this.arm = assignment.arm().wire();
        this.severeHarm = trigger.severeHarm();
        this.customerId = trigger.customerId();
        this.brand = trigger.brand();
        this.alertId = trigger.alertId();
        this.status = OutreachStatus.ASSIGNED.wire();
        this.situation = occasioned.situation();
        this.replyTo = occasioned.replyTo();
        this.product = trigger.occasion().product();
        this.proposedAt = at;
        this.changedAt = at;
    }

    void propose(Proposed proposed) {
        if (arm() == Arm.CONTROL && !crossover) {
            throw new IllegalStateException("nothing is proposed to the control arm");
        }
        reword(proposed.wording());
        facts = proposed.facts();
        sendFrom = proposed.sendFrom();
        var offer = proposed.offer();
        if (offer != null) {
            rewardName = offer.nameIn(proposed.wording().language());
            rewardAmount = offer.amount();
            rewardCurrency = proposed.currency();
        }
    }

    /** Another wording of the draft, which is its next version. */
    void reword(Wording wording) {
        language = wording.language();
        draft = wording.text();
        draftVersion++;
    }

    /** Somebody decides that a member of the control arm is reached nevertheless. The arm stays what was drawn. */
    void crossOver() {
        if (arm() != Arm.CONTROL || status() != OutreachStatus.ASSIGNED) {
            throw new IllegalStateException("only a member of the control arm that waits crosses over");
        }
        crossover = true;
    }

    void noteModelTried(Instant at) {
        modelTriedAt = at;
    }

    /** Takes the next step; {@link Steps} says which are allowed. */
    void step(OutreachStatus next, @Nullable String why, Instant at) {
        if (!Steps.follows(status(), next)) {
            throw new IllegalStateException("an outreach that is " + status + " does not become " + next.wire());
        }
        status = next.wire();
        sendAfter = null;
        reason = why;
        changedAt = at;
        if (next == OutreachStatus.SENT) {
            sentAt = at;
        }
    }

    /** Keeps what was approved until an instant. */
    void postpone(Instant until) {
        if (status() != OutreachStatus.APPROVED) {
            throw new IllegalStateException("an outreach that is " + status + " is not sent");
        }
        sendAfter = until;
    }

    void handTo(UUID receiver, Permission.Slot slot) {
        receiverId = receiver;
        channel = slot.channel();
        decisionId = slot.verdict().decisionId();
    }

    /** The step that it took last, as other services are told. */
    io.heartline.contracts.Outreach event() {
        return new io.heartline.contracts.Outreach(
                id,
                play,
                playVersion,
                variant,
                arm(),
                severeHarm,
                customerId,
                brand,
                alertId,
                status(),
                reason,
                changedAt,
                rewardAmount,
                rewardCurrency);
    }

    /** Whether people may see it. */
    boolean isVisible() {
        return arm() == Arm.TREATMENT || crossover;
    }

    UUID id() {
        return id;
    }

    String play() {
        return play;
    }

    int playVersion() {
        return playVersion;
    }

    String variant() {
        return variant;
    }

    PlayAction action() {
        return PlayAction.of(action);
    }

    Arm arm() {
        return Arm.of(arm);
    }

    boolean severeHarm() {
        return severeHarm;
    }

    boolean crossover() {
        return crossover;
    }

    UUID customerId() {
        return customerId;
    }

    String brand() {
        return brand;
    }

    UUID alertId() {
        return alertId;
    }

    OutreachStatus status() {
        return OutreachStatus.of(status);
    }

    @Nullable
    String situation() {
        return situation;
    }

    @Nullable
    String replyTo() {
        return replyTo;
    }

    String product() {
        return product == null ? "" : product;
    }

    @Nullable
    String facts() {
        return facts;
    }

    @Nullable
    String language() {
        return language;
    }

    @Nullable
    String draft() {
        return draft;
    }

    int draftVersion() {
        return draftVersion;
    }

    @Nullable
    String rewardName() {
        return rewardName;
    }

    @Nullable
    BigDecimal rewardAmount() {
        return rewardAmount;
    }

    @Nullable
    String rewardCurrency() {
        return rewardCurrency;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    UUID receiverId() {
        return receiverId;
    }

    @Nullable
    String channel() {
        return channel;
    }

    @Nullable
    UUID decisionId() {
        return decisionId;
    }

    @Nullable
    Instant sendFrom() {
        return sendFrom;
    }

    @Nullable
    Instant sendAfter() {
        return sendAfter;
    }

    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    Instant changedAt() {
        return changedAt;
    }
}
