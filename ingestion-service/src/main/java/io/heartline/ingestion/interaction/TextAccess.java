package io.heartline.ingestion.interaction;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Who had which texts handed out, masked or not. */
@Entity
@Immutable
@Table(name = "text_access")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate writes the fields; auditors read the table
class TextAccess {
    @Id
    private UUID id;

    private String caller;
    private Instant at;
    private UUID[] ids;
    private boolean original;

    protected TextAccess() {}

    TextAccess(UUID id, String caller, Instant at, UUID[] ids) {
        this.id = id;
        this.caller = caller;
        this.at = at;
        this.ids = ids.clone();
    }

    /** Whoever had masks lifted. */
    static TextAccess toOriginal(UUID id, String caller, Instant at, UUID interactionId) {
        var access = new TextAccess(id, caller, at, new UUID[] {interactionId});
        access.original = true;
        return access;
    }
}
