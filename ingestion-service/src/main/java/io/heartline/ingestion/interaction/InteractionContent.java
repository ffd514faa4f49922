package io.heartline.ingestion.interaction;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.heartline.contracts.Channel;
import io.heartline.contracts.Rating;
import io.heartline.contracts.Speaker;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.privacy.Masks;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a version of an interaction says; the names are those of the columns. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record InteractionContent(
        @Nullable String product,
        @Nullable String campaign,
        Channel channel,
        String touchpoint,
        Speaker speaker,
        @Nullable String agentId,
        @Nullable String conversationId,
        @Nullable String inReplyTo,
        @Nullable String text,
        @Nullable String language,
        @Nullable String question,
        List<Rating> ratings,
        boolean openlyVisible,
        @Nullable Long reach,
        SortedMap<String, String> attributes) {

    /** The same without personal data. */
    InteractionContent masked(Masks masks) {
        return new InteractionContent(
                product,
                campaign,
                channel,
                touchpoint,
                speaker,
                agentId,
                conversationId,
                inReplyTo,
                masks.mask(text),
                language,
                masks.mask(question),
                ratings,
                openlyVisible,
                reach,
                masks.mask(attributes, Limits.ATTRIBUTE_VALUE_LENGTH_MAX));
    }
}
