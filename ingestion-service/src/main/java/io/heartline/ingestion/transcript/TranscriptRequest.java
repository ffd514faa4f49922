package io.heartline.ingestion.transcript;

import io.heartline.ingestion.customer.CustomerReference;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A transcript in JSON; what it does not say of the call, the query does. */
@Schema(name = "Transcript")
record TranscriptRequest(
        @Nullable @Schema(examples = "call-centre") String source,

        @Nullable @Schema(description = "The source's own id of the call", examples = "call-9")
        String externalId,

        @Nullable @Schema(examples = "aurora-air") String brand,
        @Nullable CustomerReference customer,
        @Nullable @Schema(format = "date-time") String startedAt,

        @Nullable @Schema(description = "Names of the agents")
        List<@Nullable String> agents,

        @Nullable String product,
        @Nullable String touchpoint,
        @Nullable String language,
        @Nullable @Schema(required = true, maxItems = 5_000) List<@Nullable TurnRequest> turns) {
    /** One turn; it begins {@code start} seconds after the call did. */
    @Schema(name = "Turn")
    record TurnRequest(
            @Nullable @Schema(required = true, examples = "Sam")
            String speaker,

            @Nullable @Schema(required = true, minimum = "0", examples = "4.2")
            BigDecimal start,

            @Nullable @Schema(required = true, maxLength = 100_000)
            String text) {}

    static TranscriptRequest none() {
        return new TranscriptRequest(null, null, null, null, null, null, null, null, null, null);
    }
}
