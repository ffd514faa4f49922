package io.heartline.ingestion.customer;

import java.util.Locale;

/** How many persons an identifier stands for. */
enum Sharing {
    /** One, as far as is known. */
    OWN,
    /** Several: it links no one. */
    SHARED,
    /** One, whatever the numbers say, for somebody vouched for it. */
    VOUCHED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Sharing of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
