package io.heartline.scoring.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heartline.contracts.EventJson;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Score;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

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
    private String interaction;

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

    /** What was written, masked; null where only ratings came. */
    @Nullable
    String text() {
        return read(interaction, Interaction.class).text();
    }

    Score score() {
        return read(score, Score.class);
    }

    private <T> T read(String json, Class<T> type) {
        try {
            return EventJson.read(json.getBytes(StandardCharsets.UTF_8), type);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("what is kept of " + interactionId + " cannot be read", failure);
        }
    }
}
