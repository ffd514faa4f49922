package io.heartline.alerting.receiver;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a receiver takes messages for. */
public enum Purpose {
    /** To know of alerts. */
    ALERTS,
    /** To carry out approved outreach. */
    OUTREACH;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The purpose that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Purpose of(String wire) {
        for (var purpose : values()) {
            if (purpose.wire().equals(wire)) {
                return purpose;
            }
        }
        throw new IllegalArgumentException("handles knows alerts and outreach only");
    }
}
