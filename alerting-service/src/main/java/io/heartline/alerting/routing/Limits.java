package io.heartline.alerting.routing;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The limits of what people may write into routes, and the words in which they are refused. */
final class Limits {
    static final int MATCHERS_MAX = 20;
    static final int VALUES_MAX = 50;
    static final int TEXT_MAX = 100;
    static final int RECEIVERS_MAX = 20;
    static final int ROUTES_MAX = 500;
    static final int DEPTH_MAX = 8;
    static final int INTERVALS_MAX = 50;
    static final int INHIBITIONS_MAX = 50;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private Limits() {}

    static <T> List<T> list(@Nullable List<T> given, int max, String field) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > max) {
            throw new IllegalArgumentException(field + " has more than " + max + " items");
        }
        return List.copyOf(given);
    }

    static String text(@Nullable String given, String field) {
        if (given == null || given.isBlank() || given.length() > TEXT_MAX) {
            throw new IllegalArgumentException(field + " has not 1 to " + TEXT_MAX + " characters");
        }
        return given;
    }

    static String name(@Nullable String given, String field) {
        if (given == null || !NAME.matcher(given).matches()) {
            throw new IllegalArgumentException(field + " is not a name of lower-case letters, digits and hyphens");
        }
        return given;
    }
}
