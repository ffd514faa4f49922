package io.heartline.ingestion.source;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a source's secret is for. */
public enum SecretUse {
    /** The sender signs its deliveries with it, or it is a write key. */
    SIGNING,
    /** The sender carries it in the address that it calls, since it does not sign. */
    URL_TOKEN;

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
