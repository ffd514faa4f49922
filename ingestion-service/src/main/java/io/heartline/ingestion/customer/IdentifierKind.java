package io.heartline.ingestion.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By what a brand knows a customer. */
public enum IdentifierKind {
    /** The customer's id in the brand's own systems. */
    EXTERNAL_ID,
    /** The id of a visitor who has not said who they are. */
    ANONYMOUS_ID,
    /** A name on a social network. */
    HANDLE;

    static final String NAMES = "external-id, anonymous-id, handle; no other kind is taken yet";

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static IdentifierKind of(String wire) {
        for (var kind : values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("not a kind of identifier");
    }
}
