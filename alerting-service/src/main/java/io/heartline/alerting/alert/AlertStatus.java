package io.heartline.alerting.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an alert came. An alert that is not resolved is open. */
public enum AlertStatus {
    FIRING,
    ACKNOWLEDGED,
    RESOLVED;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static AlertStatus of(String wire) {
        for (var status : values()) {
            if (status.wire().equals(wire)) {
                return status;
            }
        }
        throw new IllegalArgumentException("not a status of an alert");
    }
}
