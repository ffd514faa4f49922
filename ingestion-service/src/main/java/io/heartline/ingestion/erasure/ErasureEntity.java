package io.heartline.ingestion.erasure;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** An order to forget a person. */
@Entity
@Immutable
@Table(name = "erasure")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ErasureEntity {
    @Id
    private UUID id;

    private String brand;
    private UUID[] customerIds;
    private String requestedBy;
    private Instant requestedAt;

    protected ErasureEntity() {}

    ErasureEntity(UUID id, String brand, List<UUID> customerIds, String requestedBy, Instant requestedAt) {
        this.id = id;
        this.brand = brand;
        this.customerIds = customerIds.toArray(UUID[]::new);
        this.requestedBy = requestedBy;
        this.requestedAt = requestedAt;
    }

    UUID id() {
        return id;
    }

    String brand() {
        return brand;
    }

    List<UUID> customerIds() {
        return List.of(customerIds);
    }

    String requestedBy() {
        return requestedBy;
    }

    Instant requestedAt() {
        return requestedAt;
    }
}
