package io.heartline.alerting.contactpolicy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a decision. */
public enum ContactStatus {
    /** The contact may not be made. */
    REFUSED,
    /** It was a dry run: nothing is reserved, whatever the verdict. */
    TRIED,
    /** A slot is held. */
    RESERVED,
    /** The contact is made: the slot is used. */
    CONFIRMED,
    /** The contact was not made: the slot is free. */
    RELEASED,
    /** Nobody confirmed in time: the slot is free. */
    EXPIRED;

    /** The name on the wire: lower case. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static ContactStatus of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not one of the names of ContactStatus");
    }
}
