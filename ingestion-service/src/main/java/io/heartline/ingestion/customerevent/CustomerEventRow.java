package io.heartline.ingestion.customerevent;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.heartline.contracts.CustomerEvent;
import io.heartline.ingestion.intake.Head;
import io.heartline.ingestion.intake.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code customer_event}.
 *
 * @param content masked
 * @param attributesOriginal the attributes as they came, closed; null if masking changed nothing
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CustomerEventRow(
        @JsonUnwrapped Head head,
        @JsonUnwrapped CustomerEventContent content,
        @Nullable String attributesOriginal,
        boolean backfill)
        implements Versioned<CustomerEventRow> {

    @Override
    public CustomerEventRow with(Head other) {
        return new CustomerEventRow(other, content, attributesOriginal, backfill);
    }

    CustomerEvent event() {
        return new CustomerEvent(
                head.id(),
                head.version(),
                head.source(),
                head.externalId(),
                head.customerId(),
                head.brand(),
                content.product(),
                content.touchpoint(),
                content.type(),
                content.amount(),
                content.currency(),
                content.referredCustomerId(),
                content.profile(),
                head.occurredAt(),
                head.receivedAt(),
                content.attributes(),
                backfill);
    }
}
