package io.heartline.console.page;

import java.util.regex.Pattern;

/**
 * Text as it may be shown: without characters that turn what is around them, hide something, or end a line. Templates
 * escape it besides.
 */
public final class Plain {
    /** Marks of direction, invisible spaces, and everything that controls; joiners stay, since scripts and emoji need them. */
    private static final Pattern TRICKS = Pattern.compile(
            "[\\p{Cc}&&[^\\n]]|[\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]");

    private Plain() {}

    /** The text without tricks. */
    public static String of(String text) {
        return TRICKS.matcher(text).replaceAll(" ");
    }
}
