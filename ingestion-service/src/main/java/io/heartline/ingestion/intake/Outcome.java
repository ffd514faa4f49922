package io.heartline.ingestion.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a delivered item. */
public enum Outcome {
    /** It is new: version 1. */
    ACCEPTED,
    /** It is there already with the same content: nothing happened. */
    DUPLICATE,
    /** It is there already with other content: a new version. */
    REVISED,
    /** It is there already as the source had it later: nothing happened. */
    OUTDATED,
    /** Its customer refuses to be analysed: nothing of it was kept. */
    WITHHELD,
    /** Its customer was erased: nothing of it was kept. */
    ERASED;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
