package io.heartline.alerting.casework;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By which way a customer was answered. */
public enum ResponseChannel {
    /** E-mail. */
    EMAIL,
    /** A text message. */
    SMS,
    /** A call. */
    CALL,
    /** A chat. */
    CHAT,
    /** In the app. */
    IN_APP,
    /** A letter. */
    LETTER,
    /** Face to face. */
    IN_PERSON,
    /** Where everybody can read it. */
    SOCIAL,
    /** The receiver that carries out outreach chose the way. */
    OUTREACH;

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
    public static ResponseChannel of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a channel of a response");
    }
}
