package io.heartline.alerting.wire;

import java.nio.charset.StandardCharsets;

/** Shortens texts to the limits of vendors, never in the middle of a character. */
final class Cut {
    private static final String ELLIPSIS = "…";

    private Cut() {}

    /** At most so many UTF-16 units. */
    static String toLength(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - ELLIPSIS.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + ELLIPSIS;
    }

    /** At most so many bytes of UTF-8. */
    static String toBytes(String text, int max) {
        if (bytes(text) <= max) {
            return text;
        }
        int room = max - bytes(ELLIPSIS);
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            used += bytes(Character.toString(point));
            if (used > room) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
