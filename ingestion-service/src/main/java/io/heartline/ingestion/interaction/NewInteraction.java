package io.heartline.ingestion.interaction;

import io.heartline.ingestion.customer.CustomerKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A delivered interaction that keeps every rule. */
record NewInteraction(
        String source,
        String externalId,
        CustomerKey customer,
        @Nullable Instant occurredAt,
        @Nullable Instant revisedAt,
        InteractionContent content,
        boolean backfill) {}
