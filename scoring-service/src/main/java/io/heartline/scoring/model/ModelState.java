package io.heartline.scoring.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a model is used for. */
public enum ModelState {
    /** Its scores count. */
    LIVE,
    /** It scores beside the live model, and its scores are only compared. */
    SHADOW,
    /** It is there, and not used. */
    AVAILABLE,
    /** It was used once, and is not there any more. */
    RETIRED;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
