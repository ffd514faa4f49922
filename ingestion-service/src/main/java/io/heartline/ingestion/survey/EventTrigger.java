package io.heartline.ingestion.survey;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.heartline.contracts.CustomerEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which customer events lead to an invitation, and how long after.
 *
 * @param type of the event: built in or {@code custom:<slug>}
 * @param touchpoint that the event must have, if any
 * @param product that the event must have, if any
 * @param amountMin the least amount, in the event's own currency
 * @param amountMax the greatest amount, likewise
 * @param attributes that the event must have
 * @param delay from the event to the invitation
 */
public record EventTrigger(
        String type,
        @Nullable String touchpoint,
        @Nullable String product,
        @Nullable BigDecimal amountMin,
        @Nullable BigDecimal amountMax,
        Map<String, String> attributes,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration delay) {

    /** Whether an event keeps every condition; one that lacks what is asked for does not. */
    public boolean takes(CustomerEvent event) {
        return event.type().value().equals(type)
                && (touchpoint == null || touchpoint.equals(event.touchpoint()))
                && (product == null || product.equals(event.product()))
                && (amountMin == null
                        || (event.amount() != null && event.amount().compareTo(amountMin) >= 0))
                && (amountMax == null
                        || (event.amount() != null && event.amount().compareTo(amountMax) <= 0))
                && event.attributes().entrySet().containsAll(attributes.entrySet());
    }
}
