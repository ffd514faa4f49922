package io.heartline.alerting.play;

import java.util.regex.Pattern;

/** What parts of plays have in common. */
final class Limits {
    private static final int SLUG_LENGTH_MAX = 60;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Limits() {}

    static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    static void slug(String text, String field) {
        check(
                text.length() <= SLUG_LENGTH_MAX && SLUG.matcher(text).matches(),
                field + " are slugs of at most 60 characters");
    }
}
