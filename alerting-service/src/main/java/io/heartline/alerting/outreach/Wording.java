package io.heartline.alerting.outreach;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * A version of a draft.
 *
 * @param origin where it is from
 * @param author who worded it: {@code heartline}, the model, or a person
 * @param language {@code en}, {@code zh} or {@code zh-hant}
 * @param text what the customer would read
 * @param at when
 */
record Wording(Origin origin, String author, String language, String text, Instant at) {
    /** Where a wording is from. */
    enum Origin {
        TEMPLATE,
        MODEL,
        PERSON;

        /** The name on the wire. */
        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
