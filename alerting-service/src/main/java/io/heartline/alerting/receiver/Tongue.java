package io.heartline.alerting.receiver;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The language that a receiver reads. */
public enum Tongue {
    /** English. */
    EN,
    /** Simplified Chinese. */
    ZH;

    /** The language as a tag. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The language that a tag says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Tongue of(String wire) {
        for (var tongue : values()) {
            if (tongue.wire().equals(wire)) {
                return tongue;
            }
        }
        throw new IllegalArgumentException("not a language that receivers have");
    }
}
