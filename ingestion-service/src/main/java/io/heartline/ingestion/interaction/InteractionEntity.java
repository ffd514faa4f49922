package io.heartline.ingestion.interaction;

import io.heartline.contracts.Rating;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The newest version of an interaction, as it may be shown: the originals are not read. */
@Entity
@Immutable
@Table(name = "interaction")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class InteractionEntity {
    @Id
    private UUID id;

    private int version;
    private String source;
    private String externalId;
    private UUID customerId;
    private String brand;
    private @Nullable String product;
    private @Nullable String campaign;
    private String channel;
    private String touchpoint;
    private String speaker;
    private @Nullable String agentId;
    private @Nullable String conversationId;
    private @Nullable String inReplyTo;
    private @Nullable String text;
    private @Nullable String language;
    private @Nullable String question;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Rating> ratings;

    private boolean openlyVisible;
    private @Nullable Long reach;
    private Instant occurredAt;
    private Instant receivedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> attributes;

    private boolean backfill;

    protected InteractionEntity() {}

    String brand() {
        return brand;
    }

    InteractionResource.InteractionView view() {
        return new InteractionResource.InteractionView(
                id,
                version,
                source,
                externalId,
                customerId,
                brand,
                product,
                campaign,
                channel,
                touchpoint,
                speaker,
                agentId,
                conversationId,
                inReplyTo,
                text,
                language,
                question,
                ratings,
                openlyVisible,
                reach,
                occurredAt,
                receivedAt,
                attributes,
                backfill);
    }

    InteractionResource.TextView quote() {
        return new InteractionResource.TextView(id, version, text, language);
    }
}
