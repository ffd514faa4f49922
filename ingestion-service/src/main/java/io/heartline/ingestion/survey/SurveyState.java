package io.heartline.ingestion.survey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a survey asks. */
enum SurveyState {
    /** It invites. */
    ACTIVE,
    /** It invites nobody for now; what was asked can be answered. */
    PAUSED,
    /** It invites nobody any more; what was asked can be answered. */
    RETIRED;

    /** The name on the wire. */
    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    static SurveyState of(String wire) {
        for (var state : values()) {
            if (state.wire().equals(wire)) {
                return state;
            }
        }
        throw new IllegalArgumentException("not a state of surveys");
    }
}
