package io.heartline.alerting.contactpolicy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of message a contact is; the policy treats each kind in its own way. */
public enum MessageClass {
    /** Answers what the customer just did or asked for, as a receipt or a code does: exempt from the policy. */
    TRANSACTIONAL,
    /** About a relationship that exists: an apology, a notice, a reply. */
    SERVICE,
    /** Asks for the customer's voice. */
    SURVEY,
    /** Wants to sell. */
    MARKETING;

    /** The name on the wire: lower case with hyphens. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static MessageClass of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not one of the names of MessageClass");
    }
}
