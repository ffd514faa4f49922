package io.heartline.alerting.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an interaction was about, as far as it is remembered.
 *
 * @param interactionId the interaction
 * @param customerId who, as first assigned
 * @param product which product, if known
 * @param touchpoint where in the journey
 * @param complaints the aspects that it speaks ill of, the worst first
 */
public record About(
        UUID interactionId, UUID customerId, @Nullable String product, String touchpoint, List<String> complaints) {
    /** Copies the list. */
    public About {
        complaints = List.copyOf(complaints);
    }
}
