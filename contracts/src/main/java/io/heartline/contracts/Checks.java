package io.heartline.contracts;

import org.jspecify.annotations.Nullable;

/** What the records of this package demand of their components. */
final class Checks {
    private Checks() {}

    static void present(@Nullable Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    static void notBlank(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
    }

    static void within(double value, double min, double max, String name) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " is not between " + min + " and " + max);
        }
    }

    static void withinIfPresent(@Nullable Double value, double min, double max, String name) {
        if (value != null) {
            within(value, min, max, name);
        }
    }

    static void atLeast(long value, long min, String name) {
        if (value < min) {
            throw new IllegalArgumentException(name + " is below " + min);
        }
    }
}
