package io.heartline.alerting.casework;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a case came. A case that is not closed is open. */
public enum CaseStatus {
    /** Nobody cares for it yet. */
    OPEN,
    /** Somebody cares for it. */
    ACKNOWLEDGED,
    /** The work is done; whether the customer recovered is another question. */
    CLOSED;

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
    public static CaseStatus of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a status of a case");
    }
}
