package io.heartline.alerting.contactpolicy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the do-not-contact list.
 *
 * @param reason why, for the people who read it
 * @param transactionalToo whether not even transactional messages may be sent
 * @param until when it ends by itself; absent for never
 */
public record DoNotContact(
        String reason, boolean transactionalToo, @Nullable Instant until) {
    /** Whether it stands in the way of a message at an instant. */
    boolean forbids(MessageClass messageClass, Instant at) {
        return (transactionalToo || messageClass != MessageClass.TRANSACTIONAL)
                && (until == null || at.isBefore(until));
    }
}
