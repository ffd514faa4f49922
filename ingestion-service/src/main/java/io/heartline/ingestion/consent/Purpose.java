package io.heartline.ingestion.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What for a customer's data or address is used. */
public enum Purpose {
    /** What the customer asked for: an answer, a receipt, a repair. */
    SERVICE,
    /** Asking for the customer's opinion. */
    SURVEY,
    /** Offers and news. */
    MARKETING,
    /** Reading what the customer expressed: scores, accounts, segments. It has no channel. */
    ANALYSIS;

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
    public static Purpose of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not one of the names of Purpose");
    }
}
