package io.heartline.scoring.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heartline.contracts.Channel;
import io.heartline.contracts.EventJson;
import io.heartline.contracts.Score;
import io.heartline.scoring.score.Kept;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person said of the score of one version of an interaction. */
@Entity
@Table(name = "correction")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class KeptCorrection {
    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID interactionId;

    @Column(nullable = false)
    private int version;

    @Column(nullable = false)
    private UUID customerId;

    @Column(nullable = false)
    private String brand;

    @Column(nullable = false)
    private String channel;

    @Column(nullable = false)
    private String language;

    @Column(columnDefinition = "text")
    private @Nullable String text;

    @Column(nullable = false, columnDefinition = "text")
    private String labels;

    @Column(nullable = false, columnDefinition = "text")
    private String modelScore;

    @Column(nullable = false, columnDefinition = "text")
    private String reason;

    @Column(nullable = false)
    private String madeBy;

    @Column(nullable = false)
    private Instant madeAt;

    private @Nullable String withdrawnBy;

    private @Nullable Instant withdrawnAt;

    protected KeptCorrection() {}

    KeptCorrection(UUID id, Kept kept, Labels labels, String reason, String by, Instant at) {
        var heard = kept.interaction();
        this.id = id;
        this.interactionId = heard.id();
        this.version = heard.version();
        this.customerId = heard.customerId();
        this.brand = heard.brand();
        this.channel = heard.channel().wire();
        this.language = kept.model().language();
        this.text = heard.text();
        this.labels = json(labels);
        this.modelScore = json(kept.model());
        this.reason = reason;
        this.madeBy = by;
        this.madeAt = at;
    }

    void withdraw(String by, Instant at) {
        withdrawnBy = by;
        withdrawnAt = at;
    }

    boolean withdrawn() {
        return withdrawnAt != null;
    }

    UUID id() {
        return id;
    }

    UUID interactionId() {
        return interactionId;
    }

    int version() {
        return version;
    }

    UUID customerId() {
        return customerId;
    }

    String brand() {
        return brand;
    }

    Channel channel() {
        return Channel.of(channel);
    }

    String language() {
        return language;
    }

    @Nullable
    String text() {
        return text;
    }

    Labels labels() {
        return read(labels, Labels.class);
    }

    /** What the model had said when the correction was made. */
    Score modelScore() {
        return read(modelScore, Score.class);
    }

    String reason() {
        return reason;
    }

    String madeBy() {
        return madeBy;
    }

    Instant madeAt() {
        return madeAt;
    }

    @Nullable
    String withdrawnBy() {
        return withdrawnBy;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return EventJson.read(json.getBytes(StandardCharsets.UTF_8), type);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a kept " + type.getSimpleName() + " cannot be read", failure);
        }
    }

    private static String json(Object value) {
        return new String(EventJson.write(value), StandardCharsets.UTF_8);
    }
}
