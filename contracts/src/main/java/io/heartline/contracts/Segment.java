package io.heartline.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The emotional state of a customer. */
public enum Segment {
    NEW_FAN,
    REPEAT_FAN,
    SHIFTED_TO_FAN,
    NEW_RISK,
    REPEAT_RISK,
    SHIFTED_TO_RISK,
    NEUTRAL,
    SILENT,
    UNHEARD,
    ESTRANGED;

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
    public static Segment of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not one of the names of Segment");
    }
}
