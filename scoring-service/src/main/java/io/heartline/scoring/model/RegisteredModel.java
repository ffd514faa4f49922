package io.heartline.scoring.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A model that this service has, or had. */
@Entity
@Table(name = "model")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class RegisteredModel {
    @Id
    private String version;

    @Column(nullable = false)
    private String language;

    @Column(nullable = false)
    private String kind;

    @Column(nullable = false)
    private String checksum;

    @Column(nullable = false)
    private long bytes;

    @Column(nullable = false)
    private Instant firstSeenAt;

    protected RegisteredModel() {}

    String version() {
        return version;
    }

    String language() {
        return language;
    }

    String kind() {
        return kind;
    }

    String checksum() {
        return checksum;
    }

    long bytes() {
        return bytes;
    }

    Instant firstSeenAt() {
        return firstSeenAt;
    }
}
