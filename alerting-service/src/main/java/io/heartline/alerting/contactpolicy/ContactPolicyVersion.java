package io.heartline.alerting.contactpolicy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A policy that a brand gave itself, and when. */
@Entity
class ContactPolicyVersion {
    @Id
    @SuppressWarnings("UnusedVariable") // every entity has one
    private UUID id;

    @SuppressWarnings("UnusedVariable") // queries read it
    private String brand;

    private int version;
    private String policy;
    private Instant changedAt;
    private String changedBy;

    @SuppressWarnings("NullAway") // Hibernate fills the fields
    protected ContactPolicyVersion() {}

    ContactPolicyVersion(UUID id, String brand, int version, String policy, Instant changedAt, String changedBy) {
        this.id = id;
        this.brand = brand;
        this.version = version;
        this.policy = policy;
        this.changedAt = changedAt;
        this.changedBy = changedBy;
    }

    int version() {
        return version;
    }

    /** As JSON. */
    String policy() {
        return policy;
    }

    Instant changedAt() {
        return changedAt;
    }

    String changedBy() {
        return changedBy;
    }
}
