package io.heartline.ingestion.customerevent;

import io.heartline.ingestion.customer.CustomerKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivered customer event that keeps every rule.
 *
 * @param content without the id of the referred customer, which is looked up when the event is stored
 */
public record NewCustomerEvent(
        String source,
        String externalId,
        CustomerKey customer,
        @Nullable CustomerKey referred,
        @Nullable Instant occurredAt,
        @Nullable Instant revisedAt,
        CustomerEventContent content,
        boolean backfill) {}
