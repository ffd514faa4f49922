package io.heartline.ingestion.customerevent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.heartline.contracts.EventType;
import io.heartline.contracts.Profile;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.privacy.Masks;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a version of a customer event says; the names are those of the columns. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CustomerEventContent(
        @Nullable String product,
        @Nullable String touchpoint,
        EventType type,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable UUID referredCustomerId,
        @Nullable Profile profile,
        SortedMap<String, String> attributes) {

    CustomerEventContent referring(@Nullable UUID customerId) {
        return new CustomerEventContent(product, touchpoint, type, amount, currency, customerId, profile, attributes);
    }

    /** The same without personal data. */
    CustomerEventContent masked(Masks masks) {
        return new CustomerEventContent(
                product,
                touchpoint,
                type,
                amount,
                currency,
                referredCustomerId,
                profile,
                masks.mask(attributes, Limits.ATTRIBUTE_VALUE_LENGTH_MAX));
    }
}
