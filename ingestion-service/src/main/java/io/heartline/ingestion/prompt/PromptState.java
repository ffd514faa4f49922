package io.heartline.ingestion.prompt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a prompt came. */
enum PromptState {
    /** It waits for its time, or for the services that have a say. */
    SCHEDULED,
    /** The customer was not asked, and will not be. */
    DECLINED,
    /** The customer was asked. */
    INVITED,
    /** The questions were fetched to be shown. */
    SHOWN,
    /** The customer put it aside; the link still works. */
    DISMISSED,
    /** The first answer is there, the last one is not. */
    STARTED,
    /** All answers are there that will be. */
    ANSWERED,
    /** Nobody answered in time. */
    EXPIRED;

    static final String NAMES = "scheduled, declined, invited, shown, dismissed, started, answered, expired";

    /** The name on the wire and in the database. */
    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an answer is still waited for. */
    boolean open() {
        return switch (this) {
            case INVITED, SHOWN, DISMISSED, STARTED -> true;
            case SCHEDULED, DECLINED, ANSWERED, EXPIRED -> false;
        };
    }

    /**
     * The state of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    static PromptState of(String wire) {
        for (var state : values()) {
            if (state.wire().equals(wire)) {
                return state;
            }
        }
        throw new IllegalArgumentException("not a state of prompts");
    }
}
