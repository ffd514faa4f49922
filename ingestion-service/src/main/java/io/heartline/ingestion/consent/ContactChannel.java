package io.heartline.ingestion.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By what a customer can be reached. */
public enum ContactChannel {
    EMAIL,
    SMS,
    IN_APP,
    WIDGET,
    LINK,
    PUSH,
    CALL,
    POST;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static ContactChannel of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not one of the names of ContactChannel");
    }
}
