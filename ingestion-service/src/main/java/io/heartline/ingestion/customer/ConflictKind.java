package io.heartline.ingestion.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why something that was said of customers was not done. */
enum ConflictKind {
    /** Both persons have an id in the same system, so they are two there. */
    EXTERNAL_IDS,
    /** A person has set them apart before. */
    SET_APART,
    /** The identifier was said to be too many persons'. */
    SHARED_IDENTIFIER;

    static final String NAMES = "external-ids, set-apart, shared-identifier";

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
    static ConflictKind of(String wire) {
        for (var kind : values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("not a kind of conflict");
    }
}
