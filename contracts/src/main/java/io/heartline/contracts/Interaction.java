package io.heartline.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer, or an agent, expressed ({@code io.heartline.interaction.v1}).
 *
 * @param id the interaction's id; the same for all its versions
 * @param version 1 for the first, one more for each edit; the highest wins
 * @param source the slug of the source that delivered it
 * @param externalId the source's own id of it; unique within the source
 * @param customerId the customer, as first assigned
 * @param brand the brand that it is about
 * @param product the product, if known
 * @param campaign the campaign, if known
 * @param channel where it was heard
 * @param touchpoint the slug of the moment in the customer's journey
 * @param speaker who expressed it
 * @param agentId the pseudonym of the agent, if one took part
 * @param conversationId what ties the messages of a conversation
 * @param inReplyTo the external id of what it answers
 * @param text what was expressed, masked; absent when only ratings came
 * @param language a BCP 47 tag, if the source says one
 * @param question the survey's question that the text answers
 * @param ratings the numbers that came with it, none to ten
 * @param openlyVisible whether anybody can read it where it was expressed; {@code public} on the wire
 * @param reach followers or readers, if known
 * @param occurredAt when it was expressed
 * @param receivedAt when Heartline stored this version
 * @param attributes at most 32, each value at most 256 characters, masked like the text
 * @param backfill whether it builds the books but must raise no alert
 */
public record Interaction(
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
        @Nullable String text,
        @Nullable String language,
        @Nullable String question,
        List<Rating> ratings,
        @JsonProperty("public") boolean openlyVisible,
        @Nullable Long reach,
        Instant occurredAt,
        Instant receivedAt,
        Map<String, String> attributes,
        boolean backfill) {
    /** Refuses an interaction that lacks what it must have; absent lists and maps become empty ones. */
    public Interaction {
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
        ratings = Lists.orEmpty(ratings);
        attributes = Lists.orEmpty(attributes);
    }
}
