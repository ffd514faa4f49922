package io.heartline.alerting.play;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What makes a message needless or wrong between its proposal and its sending. */
public enum Stop {
    /** The alert ended by itself, because its cause did. */
    RECOVERED,
    /** A person resolved the alert. */
    RESOLVED,
    /** The customer complained of something since. */
    NEW_COMPLAINT,
    /** Somebody answered the customer since. */
    ANSWERED,
    /** The case that the alert belongs to was closed. */
    CASE_CLOSED;

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
    public static Stop of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a stop condition of plays");
    }
}
