package io.heartline.scoring.gold;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Labelled texts that belong together. */
@Entity
@Table(name = "gold_sample")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class GoldSample {
    /** The brand of a sample that is of none in particular. */
    static final String EVERY_BRAND = "*";

    @Id
    private UUID id;

    @Column(nullable = false)
    private String brand;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String createdBy;

    @Column(nullable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private Instant updatedAt;

    protected GoldSample() {}

    GoldSample(UUID id, String brand, String name, String by, Instant at) {
        this.id = id;
        this.brand = brand;
        this.name = name;
        this.createdBy = by;
        this.createdAt = at;
        this.updatedAt = at;
    }

    void touch(Instant at) {
        updatedAt = at;
    }

    UUID id() {
        return id;
    }

    String brand() {
        return brand;
    }

    String name() {
        return name;
    }

    String createdBy() {
        return createdBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
