package io.heartline.alerting.posture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much responsibility people attribute to a brand, by the kind of crisis (Coombs and Holladay, 2002). */
public enum Cluster {
    /** The brand is a victim too: a rumour, an attack, a disaster. Hardly any responsibility. */
    VICTIM,
    /** It was not meant: something broke. Little responsibility. */
    ACCIDENTAL,
    /** It could have been prevented: a human error, a misdeed. Much responsibility. */
    PREVENTABLE;

    /** The posture that this much responsibility asks for. */
    Stance stance() {
        return switch (this) {
            case VICTIM -> Stance.INFORM;
            case ACCIDENTAL -> Stance.JUSTIFY;
            case PREVENTABLE -> Stance.APOLOGISE;
        };
    }

    /** One step more responsibility, as a history of crises or a bad reputation makes people attribute it. */
    Cluster intensified() {
        return switch (this) {
            case VICTIM -> ACCIDENTAL;
            case ACCIDENTAL, PREVENTABLE -> PREVENTABLE;
        };
    }

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Cluster of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a cluster of crises");
    }
}
