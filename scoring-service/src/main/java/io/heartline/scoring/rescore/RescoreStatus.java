package io.heartline.scoring.rescore;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a re-score stands. */
public enum RescoreStatus {
    /** It goes on by itself. */
    RUNNING,
    /** Somebody stopped it; it can be resumed. */
    PAUSED,
    /** It scored all there was. */
    DONE,
    /** Somebody ended it; what it scored stays. */
    CANCELLED,
    /** It cannot go on; the failure says why. It can be resumed when that has been mended. */
    FAILED;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RescoreStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Whether somebody may bring it from here to there. */
    boolean mayBecome(RescoreStatus next) {
        return switch (this) {
            case RUNNING -> next == PAUSED || next == CANCELLED;
            case PAUSED, FAILED -> next == RUNNING || next == CANCELLED;
            case DONE, CANCELLED -> false;
        };
    }
}
