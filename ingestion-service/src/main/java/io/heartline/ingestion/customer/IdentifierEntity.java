package io.heartline.ingestion.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** An identifier of a customer. */
@Entity
@Immutable
@IdClass(IdentifierEntity.Key.class)
@Table(name = "identifier")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills the fields and reads the key
class IdentifierEntity {
    @Id
    private String brand;

    @Id
    private String kind;

    @Id
    private String value;

    private UUID customerId;

    protected IdentifierEntity() {}

    /** The primary key. */
    record Key(String brand, String kind, String value) implements Serializable {}

    String kind() {
        return kind;
    }

    String value() {
        return value;
    }

    UUID customerId() {
        return customerId;
    }
}
