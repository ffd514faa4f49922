package io.heartline.ingestion.source;

import io.heartline.contracts.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A secret of a source, closed. */
@Entity
@Table(name = "source_secret")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills the fields; queries read some of them
class SecretEntity {
    /** More would show too much of a short secret. */
    private static final int HINT_LENGTH = 4;

    @Id
    private UUID id;

    private UUID sourceId;

    @Enumerated(EnumType.STRING)
    private SecretUse use;

    private byte[] closed;
    private String hint;
    private Instant createdAt;

    protected SecretEntity() {}

    SecretEntity(UUID sourceId, SecretUse use, String value, byte[] closed, Instant now) {
        this.id = Ids.next();
        this.sourceId = sourceId;
        this.use = use;
        this.closed = closed;
        this.hint = value.substring(value.length() - HINT_LENGTH);
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    UUID sourceId() {
        return sourceId;
    }

    SecretUse use() {
        return use;
    }

    byte[] closed() {
        return closed;
    }

    SourceResource.SecretView view() {
        return new SourceResource.SecretView(id, use, hint, createdAt);
    }
}
