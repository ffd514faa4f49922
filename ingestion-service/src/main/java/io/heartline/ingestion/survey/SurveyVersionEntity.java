package io.heartline.ingestion.survey;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A version of a survey; it stays as it is. */
@Entity
@Immutable
@IdClass(SurveyVersionEntity.Key.class)
@Table(name = "survey_version")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills the fields and reads the key
class SurveyVersionEntity {
    @Id
    private String slug;

    @Id
    private int version;

    private String brand;
    private boolean triggered;

    @JdbcTypeCode(SqlTypes.JSON)
    private SurveyDefinition definition;

    private String author;
    private Instant createdAt;

    protected SurveyVersionEntity() {}

    SurveyVersionEntity(SurveyEntity survey, SurveyDefinition definition, String author, Instant now) {
        this.slug = survey.slug();
        this.brand = survey.brand();
        this.version = survey.version();
        this.triggered = !definition.triggers().isEmpty();
        this.definition = definition;
        this.author = author;
        this.createdAt = now;
    }

    /** The primary key. */
    record Key(String slug, int version) implements Serializable {}

    String slug() {
        return slug;
    }

    String brand() {
        return brand;
    }

    int version() {
        return version;
    }

    SurveyDefinition definition() {
        return definition;
    }

    String author() {
        return author;
    }

    Instant createdAt() {
        return createdAt;
    }
}
