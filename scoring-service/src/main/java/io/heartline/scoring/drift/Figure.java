package io.heartline.scoring.drift;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What of a score is watched. */
public enum Figure {
    /** The most probable emotion, in seven bins. */
    EMOTION,
    /** The valence, in ten bins of 0.2 from −1 to 1. */
    VALENCE,
    /** The confidence, in ten bins of 0.1 from 0 to 1. */
    CONFIDENCE;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
