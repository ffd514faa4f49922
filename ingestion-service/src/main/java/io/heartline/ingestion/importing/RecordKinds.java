package io.heartline.ingestion.importing;

import io.heartline.ingestion.customerevent.CustomerEvents;
import io.heartline.ingestion.intake.RecordKind;
import io.heartline.ingestion.interaction.Interactions;
import io.heartline.platform.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The kinds of records that files can hold. */
@ApplicationScoped
class RecordKinds {
    private final Interactions interactions;
    private final CustomerEvents events;

    RecordKinds(Interactions interactions, CustomerEvents events) {
        this.interactions = interactions;
        this.events = events;
    }

    /**
     * The kind of this name.
     *
     * @throws InvalidInput if there is none
     */
    RecordKind<?> of(@Nullable String name) {
        if (interactions.name().equals(name)) {
            return interactions;
        }
        if (events.name().equals(name)) {
            return events;
        }
        throw new InvalidInput("invalid-kind", "kind is neither interactions nor customer-events.");
    }
}
