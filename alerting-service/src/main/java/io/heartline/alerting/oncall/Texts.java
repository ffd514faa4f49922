package io.heartline.alerting.oncall;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses what people write wrongly into schedules and policies. */
final class Texts {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final int TEXT_MAX = 100;

    private Texts() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static String name(@Nullable String given, String field) {
        if (given == null || !isName(given)) {
            throw new IllegalArgumentException(field + " is not a name of lower-case letters, digits and hyphens");
        }
        return given;
    }

    static String text(@Nullable String given, String field) {
        if (given == null || given.isBlank() || given.length() > TEXT_MAX) {
            throw new IllegalArgumentException(field + " has not 1 to " + TEXT_MAX + " characters");
        }
        return given;
    }

    static <T> List<T> list(@Nullable List<T> given, int min, int max, String field) {
        List<T> list = given == null ? List.of() : List.copyOf(given);
        if (list.size() < min || list.size() > max) {
            throw new IllegalArgumentException(field + " has not " + min + " to " + max + " items");
        }
        return list;
    }
}
