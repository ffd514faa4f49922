package io.heartline.ingestion.signature;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a delivery is not believed to be its sender's. */
public enum Reason {
    /** The source has neither a signing secret nor a URL token, so nobody can prove anything. */
    NO_SECRET("The source has no secret yet: add one."),
    /** The header of the signature is missing. */
    MISSING_SIGNATURE("The header with the signature is missing."),
    /** What the header holds is no signature of the scheme. */
    MALFORMED_SIGNATURE("The header with the signature is not of the form that the scheme demands."),
    /** The signature was not made of this delivery with a secret of the source. */
    WRONG_SIGNATURE("The signature was not made of this body with a secret of the source."),
    /** The header of the time is missing or cannot be read. */
    MISSING_TIMESTAMP("The header with the time of signing is missing or cannot be read."),
    /** It is genuine, but was signed too long ago: it may be replayed. */
    TOO_OLD("It was signed too long ago."),
    /** It is genuine, but was signed in the future. */
    TOO_NEW("It was signed in the future: a clock is wrong."),
    /** The address has no token, or another. */
    WRONG_TOKEN("The address has not the token of the source."),
    /** The scheme signs the address, and the source does not say which it is. */
    NO_PUBLIC_URL("The sender signs its address: set publicUrl of the source.");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A sentence for people. */
    public String words() {
        return words;
    }
}
