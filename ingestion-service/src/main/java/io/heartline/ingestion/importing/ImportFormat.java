package io.heartline.ingestion.importing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a file is written in. */
public enum ImportFormat {
    /** One JSON object a line. */
    NDJSON,
    /** Comma-separated values with a header. */
    CSV;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
