package io.heartline.ingestion.interaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.heartline.ingestion.customer.CustomerReference;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An interaction as it is delivered; everything is checked afterwards, so that all faults are told at once. */
@Schema(name = "Interaction")
record InteractionRequest(
        @Nullable @Schema(required = true, description = "The slug of what delivers it", examples = "app-reviews")
        String source,

        @Nullable @Schema(required = true, description = "The source's own id of it", examples = "r-20981")
        String externalId,

        @Nullable @Schema(required = true) CustomerReference customer,

        @Nullable @Schema(required = true, examples = "aurora-air")
        String brand,

        @Nullable String product,
        @Nullable String campaign,

        @Nullable
        @Schema(
                required = true,
                enumeration = {
                    "survey",
                    "in-app",
                    "review",
                    "social",
                    "chat",
                    "email",
                    "sms",
                    "call",
                    "in-person",
                    "crm"
                })
        String channel,

        @Nullable @Schema(required = true, examples = "delivery")
        String touchpoint,

        @Nullable
        @Schema(
                enumeration = {"customer", "agent"},
                defaultValue = "customer")
        String speaker,

        @Nullable String agentId,
        @Nullable String conversationId,

        @Nullable @Schema(description = "The external id of what it answers")
        String inReplyTo,

        @Nullable @Schema(maxLength = 100_000, description = "Text or a rating must be there")
        String text,

        @Nullable @Schema(description = "A BCP 47 tag", examples = "zh-Hans")
        String language,

        @Nullable @Schema(maxLength = 1_000) String question,
        @Nullable @Schema(maxItems = 10) List<@Nullable RatingRequest> ratings,

        @Nullable
        @JsonProperty("public")
        @Schema(name = "public", defaultValue = "false", description = "Whether anybody can read it where it was said")
        Boolean openlyVisible,

        @Nullable @Schema(minimum = "0", description = "Followers or readers")
        Long reach,

        @Nullable @Schema(format = "date-time", description = "Now if absent", examples = "2026-03-01T12:00:00Z")
        String occurredAt,

        @Nullable
        @Schema(
                format = "date-time",
                description = "When the source had it so; an older one never replaces a newer one, whenever it arrives",
                examples = "2026-03-01T12:01:30Z")
        String revisedAt,

        @Nullable @Schema(maxProperties = 32) Map<String, @Nullable String> attributes,

        @Nullable @Schema(defaultValue = "false", description = "Whether it only builds the books and raises no alert")
        Boolean backfill) {

    /** A number that comes with an interaction; the scale may be absent where the metric has one of its own. */
    @Schema(name = "Rating")
    record RatingRequest(
            @Nullable
            @Schema(
                    required = true,
                    enumeration = {"nps", "csat", "ces", "stars", "love"})
            String metric,

            @Nullable @Schema(required = true) Double value,
            @Nullable Double min,
            @Nullable Double max) {}
}
