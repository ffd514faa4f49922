package io.heartline.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an interaction was heard. */
public enum Channel {
    SURVEY,
    IN_APP,
    REVIEW,
    SOCIAL,
    CHAT,
    EMAIL,
    SMS,
    CALL,
    IN_PERSON,
    CRM;

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
    public static Channel of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not one of the names of Channel");
    }
}
