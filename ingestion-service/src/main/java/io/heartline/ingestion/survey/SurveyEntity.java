package io.heartline.ingestion.survey;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A survey: which of its versions asks, and whether it does. */
@Entity
@Table(name = "survey")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SurveyEntity {
    @Id
    private String slug;

    private String brand;

    @Enumerated(EnumType.STRING)
    private SurveyState state;

    private int version;
    private Instant createdAt;
    private Instant updatedAt;

    protected SurveyEntity() {}

    SurveyEntity(String slug, String brand, Instant now) {
        this.slug = slug;
        this.brand = brand;
        this.state = SurveyState.ACTIVE;
        this.version = 1;
        this.createdAt = now;
        this.updatedAt = now;
    }

    String slug() {
        return slug;
    }

    String brand() {
        return brand;
    }

    SurveyState state() {
        return state;
    }

    int version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** Moves on to a new version, and says which. */
    int revise(Instant now) {
        version++;
        updatedAt = now;
        return version;
    }

    void become(SurveyState next, Instant now) {
        state = next;
        updatedAt = now;
    }
}
