package io.heartline.ingestion.importing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an import is. */
public enum ImportState {
    /** The file is still coming in. */
    UPLOADING,
    /** The file is here; no row of it has been taken. */
    QUEUED,
    /** Rows are being taken. */
    RUNNING,
    /** Every row was taken or rejected. */
    COMPLETED,
    /** It was given up after many attempts; rows that were taken stay. */
    FAILED,
    /** The file did not come in whole; no row of it was taken. Send it again. */
    INTERRUPTED;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
