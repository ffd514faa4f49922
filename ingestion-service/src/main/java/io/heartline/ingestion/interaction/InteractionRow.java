package io.heartline.ingestion.interaction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.heartline.contracts.Interaction;
import io.heartline.ingestion.intake.Head;
import io.heartline.ingestion.intake.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code interaction}.
 *
 * @param content masked
 * @param textOriginal the text as it came, closed; null if masking changed nothing
 * @param attributesOriginal the attributes as they came, closed; null if masking changed nothing
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record InteractionRow(
        @JsonUnwrapped Head head,
        @JsonUnwrapped InteractionContent content,
        @Nullable String textOriginal,
        @Nullable String attributesOriginal,
        boolean backfill)
        implements Versioned<InteractionRow> {

    @Override
    public InteractionRow with(Head other) {
        return new InteractionRow(other, content, textOriginal, attributesOriginal, backfill);
    }

    Interaction event() {
        return new Interaction(
                head.id(),
                head.version(),
                head.source(),
                head.externalId(),
                head.customerId(),
                head.brand(),
                content.product(),
                content.campaign(),
                content.channel(),
                content.touchpoint(),
                content.speaker(),
                content.agentId(),
                content.conversationId(),
                content.inReplyTo(),
                content.text(),
                content.language(),
                content.question(),
                content.ratings(),
                content.openlyVisible(),
                content.reach(),
                head.occurredAt(),
                head.receivedAt(),
                content.attributes(),
                backfill);
    }
}
