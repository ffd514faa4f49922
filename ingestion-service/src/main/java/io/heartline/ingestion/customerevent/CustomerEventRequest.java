package io.heartline.ingestion.customerevent;

import io.heartline.ingestion.customer.CustomerReference;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A customer event as it is delivered; everything is checked afterwards, so that all faults are told at once. */
@Schema(name = "CustomerEvent")
record CustomerEventRequest(
        @Nullable @Schema(required = true, description = "The slug of what delivers it", examples = "shop-orders")
        String source,

        @Nullable @Schema(required = true, description = "The source's own id of it", examples = "o-5501")
        String externalId,

        @Nullable @Schema(required = true) CustomerReference customer,

        @Nullable @Schema(required = true, examples = "aurora-air")
        String brand,

        @Nullable String product,
        @Nullable String touchpoint,

        @Nullable
        @Schema(
                required = true,
                description = "A built-in type or custom:<slug>",
                examples = {"purchase", "data-misuse", "custom:lounge-visit"})
        String type,

        @Nullable @Schema(description = "Negative for money given back; needs a currency")
        BigDecimal amount,

        @Nullable @Schema(description = "ISO 4217", examples = "EUR")
        String currency,

        @Nullable CustomerReference referredCustomer,
        @Nullable ProfileRequest profile,

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

    /** What is now known of the customer; each field is kept until another event says it anew. */
    @Schema(name = "Profile")
    record ProfileRequest(
            @Nullable @Schema(description = "A slug", examples = "north")
            String region,

            @Nullable @Schema(description = "A slug", examples = "plus")
            String plan,

            @Nullable @Schema(description = "A slug", examples = "gold")
            String tier,

            @Nullable @Schema(minimum = "0", maximum = "36500")
            Integer tenureDays,

            @Nullable @Schema(description = "A BCP 47 tag", examples = "zh-Hans")
            String language,

            @Nullable @Schema(description = "An IANA zone", examples = "Asia/Shanghai")
            String timeZone) {}
}
