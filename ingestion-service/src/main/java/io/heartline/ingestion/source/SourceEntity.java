package io.heartline.ingestion.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.contracts.Ids;
import io.heartline.ingestion.signature.SignatureSettings;
import io.heartline.ingestion.translation.Defaults;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A source as it is stored. */
@Entity
@Table(name = "source")
@SuppressWarnings("NullAway.Init") // Hibernate needs a constructor that fills nothing
class SourceEntity {
    @Id
    private UUID id;

    private String slug;
    private String kind;
    private String brand;
    private String touchpoint;
    private @Nullable String product;
    private @Nullable String campaign;
    private @Nullable Integer retentionDays;
    private boolean backfill;
    private boolean enabled;

    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode mapping;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable SignatureSettings signature;

    private @Nullable String publicUrl;
    private Instant createdAt;
    private Instant updatedAt;

    protected SourceEntity() {}

    SourceEntity(String slug, String kind, String brand, SourceSettings settings, Instant now) {
        this.id = Ids.next();
        this.slug = slug;
        this.kind = kind;
        this.brand = brand;
        this.createdAt = now;
        change(settings, now);
    }

    final void change(SourceSettings settings, Instant now) {
        touchpoint = Objects.requireNonNull(settings.touchpoint());
        product = settings.product();
        campaign = settings.campaign();
        retentionDays = settings.retentionDays();
        backfill = settings.backfills();
        enabled = settings.delivers();
        mapping = settings.mappingOrNothing();
        signature = settings.signature();
        publicUrl = settings.publicUrl();
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String slug() {
        return slug;
    }

    String kind() {
        return kind;
    }

    String brand() {
        return brand;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    SourceSettings settings() {
        return new SourceSettings(
                touchpoint, product, campaign, retentionDays, backfill, enabled, mapping, signature, publicUrl);
    }

    Source source() {
        return new Source(
                id,
                slug,
                kind,
                brand,
                retentionDays,
                enabled,
                new Defaults(slug, brand, product, campaign, touchpoint, backfill, mapping),
                signature == null ? SourceKinds.scheme(kind) : signature.toScheme(),
                publicUrl);
    }
}
