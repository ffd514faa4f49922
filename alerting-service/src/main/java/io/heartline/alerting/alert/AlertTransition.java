package io.heartline.alerting.alert;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step in the life of an alert: who took it, when, and why. */
@Entity
class AlertTransition {
    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // queries read it
    private UUID alertId;

    private String status;
    private String actor;
    private @Nullable String note;
    private Instant at;

    @SuppressWarnings("NullAway") // Hibernate fills the fields
    protected AlertTransition() {}

    AlertTransition(UUID id, UUID alertId, AlertStatus status, String actor, @Nullable String note, Instant at) {
        this.id = id;
        this.alertId = alertId;
        this.status = status.wire();
        this.actor = actor;
        this.note = note;
        this.at = at;
    }

    AlertStatus status() {
        return AlertStatus.of(status);
    }

    String actor() {
        return actor;
    }

    @Nullable
    String note() {
        return note;
    }

    Instant at() {
        return at;
    }
}
