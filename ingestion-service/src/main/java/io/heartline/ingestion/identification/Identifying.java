package io.heartline.ingestion.identification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Profile;
import io.heartline.ingestion.contact.ContactPoints;
import io.heartline.ingestion.customer.CustomerFacts;
import io.heartline.ingestion.customer.CustomerReference;
import io.heartline.ingestion.customer.Customers;
import io.heartline.ingestion.customer.Identities;
import io.heartline.ingestion.customer.Identities.Linked;
import io.heartline.ingestion.customer.Proof;
import io.heartline.ingestion.customerevent.CustomerEvents;
import io.heartline.ingestion.customerevent.NewCustomerEvent;
import io.heartline.ingestion.intake.Checked;
import io.heartline.platform.access.Brands;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does what an identification says: links, keeps contact points, and notes a profile that changed. */
@ApplicationScoped
class Identifying {
    private final Identities identities;
    private final Customers customers;
    private final CustomerFacts facts;
    private final ContactPoints points;
    private final CustomerEvents events;
    private final ObjectMapper json;
    private final Clock clock;

    Identifying(
            Identities identities,
            Customers customers,
            CustomerFacts facts,
            ContactPoints points,
            CustomerEvents events,
            ObjectMapper json,
            Clock clock) {
        this.identities = identities;
        this.customers = customers;
        this.facts = facts;
        this.points = points;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** Checks a profile as that of a customer event, which it becomes if it says something new. */
    Checked<NewCustomerEvent> check(Identified identified, CustomerReference first, ObjectNode profile) {
        var event = json.createObjectNode()
                .put("source", identified.source())
                .put("externalId", "profile:" + Ids.next())
                .put("brand", identified.brand())
                .put("type", "profile-changed");
        event.set("customer", json.valueToTree(first));
        event.set("profile", profile);
        if (identified.occurredAt() != null) {
            event.put("occurredAt", identified.occurredAt().toString());
        }
        return events.check(event, Brands.all());
    }

    /**
     * Does it all, or nothing.
     *
     * @param profile the event that says the profile; null if there is none
     * @return empty if one of the identifiers was an erased person's
     */
    @Transactional
    Optional<Linked> identify(
            Identified identified, @Nullable NewCustomerEvent profile, @Nullable JsonNode said, String by) {
        var at = Objects.requireNonNullElseGet(identified.occurredAt(), clock::instant);
        var linked = identities.link(
                identified.brand(), identified.keys(), new Proof(by, identified.source(), identified.proof(), at));
        linked.ifPresent(customer -> {
            remember(identified, customer, at);
            if (profile != null && said != null && saysMore(customer, said)) {
                events.store(List.of(profile));
            }
        });
        return linked;
    }

    private void remember(Identified identified, Linked customer, Instant at) {
        identified
                .contacts()
                .forEach(contact -> points.remember(
                        customer.customerId(),
                        contact.address(),
                        new ContactPoints.Origin(identified.source(), contact.verified(), at)));
    }

    /** A sender that tells the same profile with every visit must not make an event of each. */
    private boolean saysMore(Linked customer, JsonNode said) {
        var person = customers.person(customer.customerId(), Brands.all()).orElseThrow();
        Profile known = facts.of(person).profile();
        JsonNode fields = json.valueToTree(known);
        return said.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .anyMatch(field -> !field.getValue()
                        .asText()
                        .equalsIgnoreCase(fields.path(field.getKey()).asText()));
    }
}
