package io.heartline.alerting.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody who worked on an alert says it was worth. */
public enum Verdict {
    /** It was right, and somebody could act on it. */
    USEFUL,
    /** It was right, and nobody had to know. */
    NOT_USEFUL,
    /** It was wrong. */
    FALSE_ALARM;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The verdict that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Verdict of(String wire) {
        for (var verdict : values()) {
            if (verdict.wire().equals(wire)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("verdict knows useful, not-useful and false-alarm only");
    }
}
