package io.heartline.alerting.contactpolicy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact that was made, or for which a slot is held.
 *
 * @param at when it was made, or the slot taken
 * @param messageClass of which class
 * @param channel by which channel
 * @param surveyKind what it asked for, if it was a survey and that is known
 * @param heldUntil for a slot that nobody confirmed yet: when it is free again; absent once the contact was made
 */
public record Contact(
        Instant at,
        MessageClass messageClass,
        String channel,
        @Nullable SurveyKind surveyKind,
        @Nullable Instant heldUntil) {
    /** The end of something that this contact causes: a slot that is freed earlier causes nothing any more. */
    Instant until(Instant end) {
        return heldUntil != null && heldUntil.isBefore(end) ? heldUntil : end;
    }
}
