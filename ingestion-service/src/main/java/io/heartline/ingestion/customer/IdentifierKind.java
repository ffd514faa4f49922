package io.heartline.ingestion.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By what a brand knows a customer. */
public enum IdentifierKind {
    /** The customer's id in one of the brand's own systems, as in {@code C-1042} or {@code crm:88}. */
    EXTERNAL_ID,
    /** The id of a visitor who has not said who they are. */
    ANONYMOUS_ID,
    /** A name on a social network, as in {@code mastodon:ada@example.social}. */
    HANDLE,
    /** An e-mail address; stored as a fingerprint alone. */
    EMAIL,
    /** A phone number; stored as a fingerprint alone. */
    PHONE;

    static final String NAMES = "external-id, anonymous-id, handle, email, phone";

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the value reaches a person directly, and therefore must not be stored. */
    boolean address() {
        return this == EMAIL || this == PHONE;
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
