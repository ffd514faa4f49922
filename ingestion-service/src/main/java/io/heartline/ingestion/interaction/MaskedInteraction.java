package io.heartline.ingestion.interaction;

import io.heartline.ingestion.customer.CustomerKey;

/**
 * An interaction with its masks, which take too long to be looked for while rows are locked.
 *
 * @param original as it was delivered
 * @param content the same without personal data
 */
record MaskedInteraction(NewInteraction original, InteractionContent content) {
    CustomerKey customer() {
        return original.customer();
    }
}
