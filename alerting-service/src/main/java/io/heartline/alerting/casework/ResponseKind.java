package io.heartline.alerting.casework;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a customer was given as an answer. */
public enum ResponseKind {
    /** We said that we are sorry. */
    APOLOGY,
    /** Something was given. */
    COMPENSATION,
    /** It was put right. */
    SOLUTION,
    /** It was explained. */
    EXPLANATION,
    /** We asked how it is now. */
    CHECK_IN,
    /** We answered where everybody can read it. */
    PUBLIC_REPLY,
    /** An outreach was sent; it says by which play. */
    OUTREACH;

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
    public static ResponseKind of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a kind of response");
    }
}
