package io.heartline.alerting.contactpolicy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer who must not be contacted. */
@Entity
@Table(name = "do_not_contact")
class Listing {
    @Id
    private UUID customerId;

    private String brand;
    private String reason;
    private boolean transactionalToo;
    private @Nullable Instant untilAt;
    private Instant listedAt;
    private String listedBy;

    @SuppressWarnings("NullAway") // Hibernate fills the fields
    protected Listing() {}

    Listing(UUID customerId, String brand, DoNotContact entry, Instant listedAt, String listedBy) {
        this.customerId = customerId;
        this.brand = brand;
        this.reason = entry.reason();
        this.transactionalToo = entry.transactionalToo();
        this.untilAt = entry.until();
        this.listedAt = listedAt;
        this.listedBy = listedBy;
    }

    /** Replaces what is said of a customer who is listed already. */
    void change(DoNotContact entry, Instant at, String by) {
        reason = entry.reason();
        transactionalToo = entry.transactionalToo();
        untilAt = entry.until();
        listedAt = at;
        listedBy = by;
    }

    UUID customerId() {
        return customerId;
    }

    String brand() {
        return brand;
    }

    DoNotContact entry() {
        return new DoNotContact(reason, transactionalToo, untilAt);
    }

    Instant listedAt() {
        return listedAt;
    }

    String listedBy() {
        return listedBy;
    }
}
