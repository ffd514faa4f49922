package io.heartline.alerting.play;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a play does for a customer. */
public enum PlayAction {
    APOLOGISE,
    /** Apologise and make up for it with a reward. */
    COMPENSATE,
    /** Say that somebody takes care of what was asked. */
    RESOLVE,
    CHECK_IN,
    THANK,
    /** Thank with a reward. */
    REWARD,
    ASK_FOR_STORY,
    /** Answer where the customer wrote, for everybody to read. */
    REPLY_PUBLICLY;

    /** Whether a message of this kind answers what happened; the others come unasked, and count as marketing. */
    public boolean answers() {
        return switch (this) {
            case APOLOGISE, COMPENSATE, RESOLVE, CHECK_IN, REPLY_PUBLICLY -> true;
            case THANK, REWARD, ASK_FOR_STORY -> false;
        };
    }

    /** Whether it gives something. */
    public boolean gives() {
        return switch (this) {
            case COMPENSATE, REWARD -> true;
            case APOLOGISE, RESOLVE, CHECK_IN, THANK, ASK_FOR_STORY, REPLY_PUBLICLY -> false;
        };
    }

    /** The name on the wire: lower case with hyphens. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static PlayAction of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not an action of plays");
    }
}
