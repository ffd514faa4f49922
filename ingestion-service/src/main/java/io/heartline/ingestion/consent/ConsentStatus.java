package io.heartline.ingestion.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a customer decided. */
public enum ConsentStatus {
    GRANTED,
    REFUSED,
    /** Refused after it was granted. */
    WITHDRAWN,
    /** It is not known any more what the customer wants; the default of the purpose holds again. */
    UNKNOWN;

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
    public static ConsentStatus of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not one of the names of ConsentStatus");
    }
}
