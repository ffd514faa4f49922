package io.heartline.ingestion.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

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
    private @Nullable String hint;

    protected IdentifierEntity() {}

    /** The primary key. */
    record Key(String brand, String kind, String value) implements Serializable {}

    /** What may be shown: the value, or a hint of an address. */
    NamedIdentifier named() {
        return new NamedIdentifier(kind, hint == null ? value : hint, hint != null);
    }

    UUID customerId() {
        return customerId;
    }
}
