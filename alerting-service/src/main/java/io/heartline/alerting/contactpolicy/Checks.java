package io.heartline.alerting.contactpolicy;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the records of the policy demand of their components. */
final class Checks {
    /** How a channel is written. */
    static final String SLUG = "[a-z0-9][a-z0-9-]{0,49}";

    private static final Pattern SLUG_PATTERN = Pattern.compile(SLUG);

    private Checks() {}

    static void present(@Nullable Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    static void within(long value, long min, long max, String name) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is not between " + min + " and " + max);
        }
    }

    static void slug(@Nullable String value, String name) {
        if (value != null && !SLUG_PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " is not a slug");
        }
    }

    static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
