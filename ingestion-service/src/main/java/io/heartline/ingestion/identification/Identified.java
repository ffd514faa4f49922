package io.heartline.ingestion.identification;

import static java.util.Objects.requireNonNull;

import io.heartline.ingestion.contact.ContactAddress;
import io.heartline.ingestion.customer.CustomerKey;
import io.heartline.ingestion.customer.CustomerReference;
import io.heartline.ingestion.customer.Identities;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.intake.Limits;
import io.heartline.platform.access.Brands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An identification that keeps the rules.
 *
 * @param keys all by which the person is known; the first is the one whose customer is answered
 * @param occurredAt when it was said; null for now
 */
record Identified(
        String brand,
        List<CustomerKey> keys,
        List<Contact> contacts,
        String source,
        @Nullable String proof,
        @Nullable Instant occurredAt) {
    private static final int CONTACTS_MAX = 20;

    /** Where the person can be reached. */
    record Contact(ContactAddress address, boolean verified) {}

    /** Checks an identification that arrives at {@code now} from a caller for these brands. */
    static Checked<Identified> check(IdentifyRequest request, Brands brands, Instant now) {
        var fields = new Fields();
        var brand = fields.slug("brand", request.brand());
        if (request.brand() != null && !brands.contain(brand)) {
            fields.refuse("brand", "brand-not-allowed", "is not a brand of this key");
        }
        var keys = keys(fields, request);
        var contacts = contacts(fields, request);
        var source = fields.slug("source", Objects.requireNonNullElse(request.source(), "api"));
        var proof = fields.optionalIdentifier("proof", request.proof(), Limits.IDENTIFIER_LENGTH_MAX);
        var occurredAt = fields.instant("occurredAt", request.occurredAt(), now);
        return fields.result(() -> new Identified(
                brand,
                keys.stream().map(key -> requireNonNull(key)).toList(),
                contacts.stream().map(contact -> requireNonNull(contact)).toList(),
                source,
                proof,
                occurredAt));
    }

    private static List<@Nullable CustomerKey> keys(Fields fields, IdentifyRequest request) {
        var given = request.identifiers();
        if (given == null || given.isEmpty()) {
            fields.refuse("identifiers", "required", "is required");
            return List.of();
        }
        if (given.size() > Identities.IDENTIFIERS_MAX) {
            fields.refuse("identifiers", "too-many", "has more than " + Identities.IDENTIFIERS_MAX + " entries");
            return List.of();
        }
        List<@Nullable CustomerKey> keys = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            keys.add(CustomerReference.check(fields, "identifiers[" + i + "]", given.get(i), request.brand()));
        }
        return keys;
    }

    private static List<@Nullable Contact> contacts(Fields fields, IdentifyRequest request) {
        var given = request.contactPoints();
        if (given == null) {
            return List.of();
        }
        if (given.size() > CONTACTS_MAX) {
            fields.refuse("contactPoints", "too-many", "has more than " + CONTACTS_MAX + " entries");
            return List.of();
        }
        List<@Nullable Contact> contacts = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            var field = "contactPoints[" + i + "]";
            var contact = given.get(i);
            if (fields.present(field, contact) && contact != null) {
                fields.present(field + ".channel", contact.channel());
                var address = ContactAddress.check(
                        fields, field + ".address", contact.channel(), contact.address(), contact.region());
                contacts.add(
                        address == null
                                ? null
                                : new Contact(address, Objects.requireNonNullElse(contact.verified(), false)));
            }
        }
        return contacts;
    }
}
