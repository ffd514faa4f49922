package io.heartline.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An interaction without its text, and its score ({@code io.heartline.scored-interaction.v1}).
 *
 * <p>The winner of an interaction is the highest (version, score.revision). The components are those of
 * {@link Interaction}.
 */
public record ScoredInteraction(
        UUID id,
        int version,
        String source,
        String externalId,
        UUID customerId,
        String brand,
        @Nullable String product,
        @Nullable String campaign,
        Channel channel,
        String touchpoint,
        Speaker speaker,
        @Nullable String agentId,
        @Nullable String conversationId,
        @Nullable String inReplyTo,
        @Nullable String question,
        List<Rating> ratings,
        @JsonProperty("public") boolean openlyVisible,
        @Nullable Long reach,
        Instant occurredAt,
        Instant receivedAt,
        Map<String, String> attributes,
        boolean backfill,
        Score score) {
    /** Refuses what lacks its identity, its time or its score. */
    public ScoredInteraction {
        Checks.present(id, "id");
        Checks.atLeast(version, 1, "version");
        Checks.notBlank(source, "source");
        Checks.notBlank(externalId, "externalId");
        Checks.present(customerId, "customerId");
        Checks.notBlank(brand, "brand");
        Checks.present(channel, "channel");
        Checks.notBlank(touchpoint, "touchpoint");
        Checks.present(speaker, "speaker");
        Checks.present(occurredAt, "occurredAt");
        Checks.present(receivedAt, "receivedAt");
        Checks.present(score, "score");
        ratings = Lists.orEmpty(ratings);
        attributes = Lists.orEmpty(attributes);
    }

    /** The interaction without its text, with the score that was given to it. */
    public static ScoredInteraction of(Interaction heard, Score score) {
        return new ScoredInteraction(
                heard.id(),
                heard.version(),
                heard.source(),
                heard.externalId(),
                heard.customerId(),
                heard.brand(),
                heard.product(),
                heard.campaign(),
                heard.channel(),
                heard.touchpoint(),
                heard.speaker(),
                heard.agentId(),
                heard.conversationId(),
                heard.inReplyTo(),
                heard.question(),
                heard.ratings(),
                heard.openlyVisible(),
                heard.reach(),
                heard.occurredAt(),
                heard.receivedAt(),
                heard.attributes(),
                heard.backfill(),
                score);
    }
}
