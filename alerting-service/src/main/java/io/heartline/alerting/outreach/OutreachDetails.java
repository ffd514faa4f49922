package io.heartline.alerting.outreach;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heartline.contracts.OutreachStatus;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An outreach with its history, and with every wording of its draft, the first one first. */
public record OutreachDetails(@JsonUnwrapped OutreachView outreach, List<StepView> history, List<WordingView> drafts) {
    /** A step that it took. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepView(
            OutreachStatus status, String actor, @Nullable String reason, Instant at) {}

    /**
     * A wording of its draft.
     *
     * @param origin {@code template}, {@code model} or {@code person}
     * @param author who worded it
     */
    public record WordingView(
            int version,
            @Schema(examples = "person") String origin,
            String author,
            String language,
            String text,
            Instant at) {}
}
