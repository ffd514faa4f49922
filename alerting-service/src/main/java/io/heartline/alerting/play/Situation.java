package io.heartline.alerting.play;

import io.heartline.contracts.Emotion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a customer and what was felt, as far as it is known.
 *
 * @param language a BCP 47 tag
 * @param event the slug of the customer event
 * @param intent the slug of the intent that was expressed
 * @param touchpoint where in the journey
 * @param aspect what the customer spoke ill of
 * @param emotion what was felt
 */
public record Situation(
        @Nullable String language,
        @Nullable String event,
        @Nullable String intent,
        @Nullable String touchpoint,
        @Nullable String aspect,
        @Nullable Emotion emotion) {
    /** The touchpoints that an aspect is another word for. */
    private static final Map<String, String> ASPECT_OF = Map.of(
            "billing", "billing",
            "delivery", "delivery",
            "support", "service",
            "usage", "usability");

    /** Whether the aspect says already where it was, so that naming both would say one thing twice. */
    boolean isTouchpointInAspect() {
        return touchpoint != null && aspect != null && aspect.equals(ASPECT_OF.get(touchpoint));
    }
}
