package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What a delivery says, as it is gathered. */
final class Draft {
    private final List<ObjectNode> interactions = new ArrayList<>();
    private final List<ObjectNode> events = new ArrayList<>();
    private final List<Identification> identifications = new ArrayList<>();
    private final List<ConsentStatement> consents = new ArrayList<>();

    Draft interaction(Item item) {
        interactions.add(item.json());
        return this;
    }

    Draft event(Item item) {
        events.add(item.json());
        return this;
    }

    /** Notes that a person's identifiers belong together; one alone says nothing. */
    Draft person(Person person) {
        if (person.identifiers().size() > 1) {
            var claim = new Identification(person.identifiers());
            if (!identifications.contains(claim)) {
                identifications.add(claim);
            }
        }
        return this;
    }

    Draft consent(ConsentStatement statement) {
        consents.add(statement);
        return this;
    }

    /** What was gathered; if it is nothing, then why. */
    Translation done(String whyNothing) {
        var nothing = interactions.isEmpty() && events.isEmpty() && identifications.isEmpty() && consents.isEmpty();
        return new Translation(
                List.copyOf(interactions),
                List.copyOf(events),
                List.copyOf(identifications),
                List.copyOf(consents),
                nothing ? whyNothing : null);
    }
}
