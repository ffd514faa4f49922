package io.heartline.alerting.casework;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a case ended, for those who worked on it. */
public enum CaseOutcome {
    /** What went wrong was put right. */
    SOLVED,
    /** It could not be put right; something was given instead. */
    COMPENSATED,
    /** Nothing was to be put right; the customer knows why. */
    EXPLAINED,
    /** There was nothing to complain about. */
    NOT_JUSTIFIED,
    /** Another case has it. */
    DUPLICATE,
    /** The customer could not be reached. */
    UNREACHABLE;

    /** The name on the wire. */
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
    public static CaseOutcome of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not an outcome of a case");
    }
}
