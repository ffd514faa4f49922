package io.heartline.ingestion.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A customer as first assigned. */
@Entity
@Immutable
@Table(name = "customer")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CustomerEntity {
    @Id
    private UUID id;

    private String brand;
    private UUID canonicalId;
    private int revision;
    private Instant createdAt;

    protected CustomerEntity() {}

    UUID id() {
        return id;
    }

    String brand() {
        return brand;
    }

    UUID canonicalId() {
        return canonicalId;
    }

    int revision() {
        return revision;
    }

    Instant createdAt() {
        return createdAt;
    }
}
