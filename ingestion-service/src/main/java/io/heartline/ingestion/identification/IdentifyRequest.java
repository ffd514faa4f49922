package io.heartline.ingestion.identification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.consent.ContactChannel;
import io.heartline.ingestion.customer.CustomerReference;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An identification as it is sent; everything is checked afterwards, so that all faults are told at once. */
@Schema(name = "Identification")
record IdentifyRequest(
        @Nullable @Schema(required = true, examples = "aurora-air")
        String brand,

        @Nullable
        @Schema(required = true, minItems = 1, maxItems = 20, description = "All by which the person is known")
        List<@Nullable CustomerReference> identifiers,

        @Nullable @Schema(maxItems = 20) List<@Nullable ContactRequest> contactPoints,

        @Nullable @Schema(implementation = Object.class, description = "The same fields as of a customer event")
        ObjectNode profile,

        @Nullable @Schema(defaultValue = "api", description = "The slug of what tells it", examples = "shop")
        String source,

        @Nullable @Schema(description = "What shows it, in words or as the id of an event", maxLength = 256)
        String proof,

        @Nullable @Schema(format = "date-time", description = "Now if absent", examples = "2026-03-01T12:00:00Z")
        String occurredAt) {

    /** Where the person can be reached. */
    @Schema(name = "IdentifiedContact")
    record ContactRequest(
            @Nullable @Schema(required = true) ContactChannel channel,

            @Nullable @Schema(required = true, examples = "ada@example.org")
            String address,

            @Nullable @Schema(description = "Where a phone number without a country code is dialled", examples = "GB")
            String region,

            @Nullable @Schema(defaultValue = "false") Boolean verified) {}
}
