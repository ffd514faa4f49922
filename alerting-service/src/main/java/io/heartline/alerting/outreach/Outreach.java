package io.heartline.alerting.outreach;

import io.heartline.alerting.play.Draft;
import io.heartline.contracts.Arm;
import io.heartline.contracts.OutreachStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
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
    private String arm;
    private boolean severeHarm;
    private UUID customerId;
    private String brand;
    private UUID alertId;
    private String status;
    private @Nullable String language;
    private @Nullable String draft;
    private @Nullable String reason;
    private @Nullable UUID receiverId;
    private @Nullable Instant sendAfter;
    private Instant proposedAt;
    private Instant changedAt;

    @SuppressWarnings("NullAway") // Hibernate fills the fields
    protected Outreach() {}

    Outreach(UUID id, Trigger trigger, Assignment assignment, Instant at) {
        this.id = id;
        this.play = assignment.play();
        this.playVersion = assignment.playVersion();
        this.variant = assignment.variant();
        this.arm = assignment.arm().wire();
        this.severeHarm = trigger.severeHarm();
        this.customerId = trigger.customerId();
        this.brand = trigger.brand();
        this.alertId = trigger.alertId();
        this.status = OutreachStatus.ASSIGNED.wire();
        this.proposedAt = at;
        this.changedAt = at;
    }

    /** What the draw said. */
    record Assignment(String play, int playVersion, String variant, Arm arm) {}

    void propose(Draft proposed) {
        if (arm() == Arm.CONTROL) {
            throw new IllegalStateException("nothing is proposed to the control arm");
        }
        language = proposed.language();
        draft = proposed.text();
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
    }

    /** Keeps what was approved until an instant. */
    void postpone(Instant until) {
        if (status() != OutreachStatus.APPROVED) {
            throw new IllegalStateException("an outreach that is " + status + " is not sent");
        }
        sendAfter = until;
    }

    void handTo(UUID receiver) {
        receiverId = receiver;
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
                changedAt);
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

    Arm arm() {
        return Arm.of(arm);
    }

    boolean severeHarm() {
        return severeHarm;
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
    String language() {
        return language;
    }

    @Nullable
    String draft() {
        return draft;
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
    Instant sendAfter() {
        return sendAfter;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    Instant changedAt() {
        return changedAt;
    }
}
