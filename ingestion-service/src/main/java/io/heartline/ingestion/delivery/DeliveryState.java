package io.heartline.ingestion.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a delivery is. */
public enum DeliveryState {
    /** It is stored and not yet understood. */
    WAITING,
    /** What it says is in the books, or it says nothing. */
    DONE,
    /** It could not be understood, or something in it breaks a rule. */
    REJECTED;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
