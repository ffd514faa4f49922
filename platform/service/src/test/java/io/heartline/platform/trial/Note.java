package io.heartline.platform.trial;

import io.heartline.contracts.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** The effect of an event. Nothing in the table keeps an event from having it twice: only the inbox does. */
@Entity
class Note {
    @Id
    private UUID id;

    private UUID eventId;

    private String externalId;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Note() {}

    Note(UUID eventId, String externalId) {
        this.id = Ids.next();
        this.eventId = eventId;
        this.externalId = externalId;
    }

    UUID eventId() {
        return eventId;
    }

    String externalId() {
        return externalId;
    }

    UUID id() {
        return id;
    }
}
