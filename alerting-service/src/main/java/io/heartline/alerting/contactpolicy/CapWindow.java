package io.heartline.alerting.contactpolicy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The time in which a cap counts. */
public enum CapWindow {
    /** The calendar day in the customer's zone. */
    DAY("day", "a day"),
    /** Any 30 times 24 hours. */
    THIRTY_DAYS("30-days", "in 30 days");

    private final String wire;
    private final String words;

    CapWindow(String wire, String words) {
        this.wire = wire;
        this.words = words;
    }

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return wire;
    }

    /** As in "at most 2 a day". */
    String words() {
        return words;
    }

    /**
     * The constant that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static CapWindow of(String wire) {
        for (var constant : values()) {
            if (constant.wire.equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not one of the names of CapWindow");
    }
}
