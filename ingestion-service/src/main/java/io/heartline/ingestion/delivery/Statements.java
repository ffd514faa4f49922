package io.heartline.ingestion.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.ingestion.consent.ConsentDecision;
import io.heartline.ingestion.consent.Consents;
import io.heartline.ingestion.consent.ContactChannel;
import io.heartline.ingestion.contact.ContactAddress;
import io.heartline.ingestion.contact.ContactPoints;
import io.heartline.ingestion.customer.CustomerKey;
import io.heartline.ingestion.customer.CustomerReference;
import io.heartline.ingestion.customer.Customers;
import io.heartline.ingestion.customer.Identities;
import io.heartline.ingestion.customer.Proof;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.intake.JsonItems;
import io.heartline.ingestion.source.Source;
import io.heartline.ingestion.translation.Identification;
import io.heartline.ingestion.translation.Identifier;
import io.heartline.ingestion.translation.Translation;
import io.heartline.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes what deliveries state about customers themselves: who they are, and what they allow. */
@ApplicationScoped
class Statements {
    private final JsonItems json;
    private final Customers customers;
    private final Identities identities;
    private final Consents consents;
    private final ContactPoints points;

    Statements(JsonItems json, Customers customers, Identities identities, Consents consents, ContactPoints points) {
        this.json = json;
        this.customers = customers;
        this.identities = identities;
        this.consents = consents;
        this.points = points;
    }

    /**
     * Links the identifiers of one delivery, in the caller's transaction. An e-mail address or a phone number that is none
     * is left out, since profiles hold anything; the identifier that the items carry must be right.
     */
    void link(Source source, Reading reading) {
        var found = reading.translation().identifications();
        for (int i = 0; i < found.size(); i++) {
            link(source, reading, found.get(i), "identifications[" + i + "]");
        }
    }

    private void link(Source source, Reading reading, Identification identification, String path) {
        Set<CustomerKey> keys = new LinkedHashSet<>();
        for (var identifier : identification.identifiers()) {
            switch (key(source, identifier)) {
                case Checked.Valid<CustomerKey>(var key) -> keys.add(key);
                case Checked.Invalid<CustomerKey>(var violations) -> {
                    if (keys.isEmpty()) {
                        refuse(reading, path, violations);
                        return;
                    }
                }
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        var first = keys.stream().limit(Identities.IDENTIFIERS_MAX).toList();
        var proof = new Proof("source:" + source.slug(), source.slug(), null, reading.receivedAt());
        identities
                .link(source.brand(), first, proof)
                .ifPresentOrElse(
                        linked -> {
                            reading.digest().noted(linked.customerId());
                            remember(linked.customerId(), first, source, reading);
                        },
                        () -> reading.digest().dropped());
    }

    private void remember(UUID customerId, List<CustomerKey> keys, Source source, Reading reading) {
        var origin = new ContactPoints.Origin(source.slug(), false, reading.receivedAt());
        for (var key : keys) {
            switch (key.kind()) {
                case EMAIL ->
                    points.remember(customerId, new ContactAddress(ContactChannel.EMAIL, key.value()), origin);
                case PHONE -> points.remember(customerId, new ContactAddress(ContactChannel.SMS, key.value()), origin);
                case EXTERNAL_ID, ANONYMOUS_ID, HANDLE -> {}
            }
        }
    }

    /** Records what the customers of one delivery allow, in the caller's transaction. */
    void record(Source source, Reading reading) {
        var found = reading.translation().consents();
        for (int i = 0; i < found.size(); i++) {
            var path = "consents[" + i + "]";
            var statement = found.get(i);
            try {
                var decisions = ConsentDecision.of(statement, source.slug());
                switch (key(source, statement.customer())) {
                    case Checked.Valid<CustomerKey>(var key) -> {
                        var id = customers.resolve(Set.of(key)).get(key);
                        if (id == null) {
                            reading.digest().dropped();
                        } else {
                            consents.record(id, decisions);
                            reading.digest().noted(id);
                        }
                    }
                    case Checked.Invalid<CustomerKey>(var violations) -> refuse(reading, path, violations);
                }
            } catch (IllegalArgumentException e) {
                reading.digest().refuse(path, "invalid-consent", "names a channel or a purpose that does not exist");
            }
        }
    }

    private Checked<CustomerKey> key(Source source, Identifier identifier) {
        var form = JsonNodeFactory.instance
                .objectNode()
                .put("kind", identifier.kind())
                .put("value", identifier.value());
        return json.bind(form, CustomerReference.class).then(reference -> {
            var fields = new Fields();
            var key = Optional.ofNullable(CustomerReference.check(fields, "customer", reference, source.brand()));
            return key.isPresent()
                    ? fields.result(key::get)
                    : new Checked.Invalid<>(
                            switch (fields.result(() -> true)) {
                                case Checked.Valid<Boolean> nothing ->
                                    List.of(new Violation(null, "customer", "required", "is required"));
                                case Checked.Invalid<Boolean>(var violations) -> violations;
                            });
        });
    }

    private static void refuse(Reading reading, String path, List<Violation> violations) {
        violations.forEach(found -> reading.digest().refuse(path + "." + found.field(), found.code(), found.message()));
    }

    /**
     * A delivery that was understood.
     *
     * @param receivedAt when it came
     */
    record Reading(Translation translation, Instant receivedAt, Digest digest) {}
}
