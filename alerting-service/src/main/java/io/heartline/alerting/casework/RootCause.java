package io.heartline.alerting.casework;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose work it is to keep a case from coming again. */
public enum RootCause {
    /** What is sold does not do what it should. */
    PRODUCT,
    /** A rule of the house is what hurts. */
    POLICY,
    /** It came late, broken or not at all. */
    DELIVERY,
    /** Money was asked or given back wrongly. */
    BILLING,
    /** How somebody was treated. */
    PEOPLE,
    /** What was done with what is known of customers. */
    DATA;

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
    public static RootCause of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a root cause");
    }
}
