package io.heartline.scoring.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heartline.contracts.EventJson;
import io.heartline.contracts.Score;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The score that counts of one interaction. It is written in sets, by {@link ScoreTable}, and only read here. */
@Entity
@Immutable
@Table(name = "score")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class KeptScore {
    @Id
    private UUID interactionId;

    @Column(nullable = false)
    private int version;

    @Column(nullable = false)
    private String brand;

    @Column(nullable = false, columnDefinition = "text")
    private String score;

    @Column(nullable = false)
    private Instant scoredAt;

    protected KeptScore() {}

    UUID interactionId() {
        return interactionId;
    }

    int version() {
        return version;
    }

    String brand() {
        return brand;
    }

    Instant scoredAt() {
        return scoredAt;
    }

    Score score() {
        try {
            return EventJson.read(score.getBytes(java.nio.charset.StandardCharsets.UTF_8), Score.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("the kept score of " + interactionId + " cannot be read", failure);
        }
    }
}
