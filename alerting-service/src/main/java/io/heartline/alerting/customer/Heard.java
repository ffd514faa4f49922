package io.heartline.alerting.customer;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Span;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer expressed, without the text.
 *
 * @param interactionId the interaction
 * @param customerId who, as first assigned
 * @param touchpoint where in the journey
 * @param language the BCP 47 tag that it was scored as; {@code und} if unknown
 * @param emotion the emotion, if one was told
 * @param valence −1 (worst) to 1 (best), if it was told
 * @param complaints the aspects that it speaks ill of, the worst first
 * @param spans the parts of the text that moved the score
 * @param occurredAt when
 */
public record Heard(
        UUID interactionId,
        UUID customerId,
        String touchpoint,
        String language,
        @Nullable Emotion emotion,
        @Nullable Double valence,
        List<String> complaints,
        List<Span> spans,
        Instant occurredAt) {
    /** Copies the lists. */
    public Heard {
        complaints = List.copyOf(complaints);
        spans = List.copyOf(spans);
    }
}
