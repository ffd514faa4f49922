package io.heartline.scoring.drift;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a distribution has changed. */
public enum Stability {
    /** Not more than it does by chance, or too little to matter. */
    STABLE,
    /** Enough to look into. */
    MODERATE,
    /** So much that what the model was measured on says little of it. */
    SHIFTED;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
