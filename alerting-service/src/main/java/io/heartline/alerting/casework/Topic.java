package io.heartline.alerting.casework;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By what cases of a root cause are grouped. */
public enum Topic {
    /** What customers spoke ill of. */
    ASPECT,
    /** Where in their journey. */
    TOUCHPOINT,
    /** With which product. */
    PRODUCT,
    /** What happened or was announced, as in data-misuse. */
    CAUSE;

    /** The name on the wire. */
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
    public static Topic of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not one of aspect, touchpoint, product and cause");
    }
}
