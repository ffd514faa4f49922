package io.heartline.alerting.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an alert is about. */
public enum AlertKind {
    /** A customer turns away, bit by bit. */
    DRIFT,
    /** One thing happened to a customer that is never averaged away. */
    SHOCK,
    /** Many customers suffer at once. */
    CRISIS,
    /** A customer who was there has gone quiet. */
    ESTRANGED,
    /** One of the most valuable customers is unhappy. */
    VIP_AT_RISK,
    /** Somebody waits for an answer longer than promised. */
    UNANSWERED,
    /** A customer began to love the brand: something to thank for. */
    GOOD_NEWS,
    /** Somebody spoke of what must never be overlooked. */
    TOPIC,
    /** What a rule of the operator's own says. */
    CUSTOM;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static AlertKind of(String wire) {
        for (var kind : values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("not a kind of alert");
    }
}
