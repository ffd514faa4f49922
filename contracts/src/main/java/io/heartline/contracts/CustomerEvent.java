package io.heartline.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to or with a customer ({@code io.heartline.customer-event.v1}).
 *
 * @param id the event's id; the same for all its versions
 * @param version 1 for the first, one more for each change; the highest wins
 * @param source the slug of the source that delivered it
 * @param externalId the source's own id of it; unique within the source
 * @param customerId the customer, as first assigned
 * @param brand the brand that it is about
 * @param product the product, if known
 * @param touchpoint the slug of the moment in the customer's journey, if known
 * @param type what happened
 * @param amount money, in {@code currency}; negative for money given back
 * @param currency ISO 4217; present when an amount is
 * @param referredCustomerId who was referred, as first assigned
 * @param profile what is now known of the customer
 * @param occurredAt when it happened
 * @param receivedAt when Heartline stored this version
 * @param attributes at most 32, each value at most 256 characters, masked like texts
 * @param backfill whether it builds the books but must raise no alert
 */
public record CustomerEvent(
        UUID id,
        int version,
        String source,
        String externalId,
        UUID customerId,
        String brand,
        @Nullable String product,
        @Nullable String touchpoint,
        EventType type,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable UUID referredCustomerId,
        @Nullable Profile profile,
        Instant occurredAt,
        Instant receivedAt,
        Map<String, String> attributes,
        boolean backfill) {
    /** Refuses an event that lacks what it must have, and an amount without a currency. */
    public CustomerEvent {
        Checks.present(id, "id");
        Checks.atLeast(version, 1, "version");
        Checks.notBlank(source, "source");
        Checks.notBlank(externalId, "externalId");
        Checks.present(customerId, "customerId");
        Checks.notBlank(brand, "brand");
        Checks.present(type, "type");
        Checks.present(occurredAt, "occurredAt");
        Checks.present(receivedAt, "receivedAt");
        if (amount != null) {
            Checks.notBlank(currency, "currency");
        }
        attributes = Lists.orEmpty(attributes);
    }
}
