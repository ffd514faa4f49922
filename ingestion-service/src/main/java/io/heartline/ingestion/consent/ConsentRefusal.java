package io.heartline.ingestion.consent;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer must not be contacted, or not be analysed.
 *
 * @param reason why
 * @param decidedAt when the customer decided; null if they never did
 */
public record ConsentRefusal(Reason reason, @Nullable Instant decidedAt) {
    /** The kinds of reasons. */
    public enum Reason {
        /** The customer refused. */
        REFUSED,
        /** The customer took back what was granted. */
        WITHDRAWN,
        /** The purpose needs a yes, and there is none. */
        NOT_GRANTED;

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
