package io.heartline.alerting.outreach;

import io.heartline.contracts.OutreachStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step that an outreach took: who, when, why. */
@Entity
class OutreachStep {
    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // queries read it
    private UUID outreachId;

    private String status;
    private String actor;
    private @Nullable String reason;
    private Instant at;

    @SuppressWarnings("NullAway") // Hibernate fills the fields
    protected OutreachStep() {}

    OutreachStep(UUID id, Outreach outreach, String actor) {
        this.id = id;
        this.outreachId = outreach.id();
        this.status = outreach.status().wire();
        this.actor = actor;
        this.reason = outreach.reason();
        this.at = outreach.changedAt();
    }

    OutreachStatus status() {
        return OutreachStatus.of(status);
    }

    String actor() {
        return actor;
    }

    @Nullable
    String reason() {
        return reason;
    }

    Instant at() {
        return at;
    }
}
