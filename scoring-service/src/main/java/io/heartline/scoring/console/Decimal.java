package io.heartline.scoring.console;

import org.jspecify.annotations.Nullable;

/** Numbers as people write them into fields: with a point or a comma, a hyphen or a minus. */
final class Decimal {
    private Decimal() {}

    /** The number; null if it is none. */
    static @Nullable Double of(@Nullable String text) {
        var plain = text == null ? "" : text.strip().replace('−', '-').replace(',', '.');
        return plain.matches("[+-]?[0-9]{1,6}(\\.[0-9]{1,6})?") ? Double.valueOf(plain) : null;
    }
}
