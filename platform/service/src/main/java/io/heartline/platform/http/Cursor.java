package io.heartline.platform.http;

import io.heartline.platform.problem.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a list goes on: opaque to callers, a few sort keys to us. */
public final class Cursor {
    /** The most items that a page has. */
    public static final int LIMIT_MAX = 200;

    private static final String SEPARATOR = "\u0000";

    private Cursor() {}

    /** The cursor behind a version, in a list of versions from the newest to the oldest. */
    public static String afterVersion(int version) {
        return after(Integer.toString(version));
    }

    /**
     * Below which version a list of versions goes on.
     *
     * @return the greatest number for no cursor
     * @throws InvalidInput if it is not one of ours
     */
    public static int beforeVersion(@Nullable String cursor) {
        var keys = keys(cursor, 1);
        try {
            return keys.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(keys.getFirst());
        } catch (NumberFormatException e) {
            throw invalid(e);
        }
    }

    /** The cursor behind the item with these sort keys. */
    public static String after(String... keys) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The sort keys of a cursor.
     *
     * @param count how many there must be
     * @return an empty list for no cursor
     * @throws InvalidInput if it is not one of ours
     */
    public static List<String> keys(@Nullable String cursor, int count) {
        if (cursor == null) {
            return List.of();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var keys = List.of(text.split(SEPARATOR, -1));
            if (keys.size() == count) {
                return keys;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalid(e);
        }
        throw invalid(null);
    }

    /**
     * A sort key that is an instant.
     *
     * @throws InvalidInput if it is not one
     */
    public static Instant instant(String key) {
        try {
            return Instant.parse(key);
        } catch (DateTimeParseException e) {
            throw invalid(e);
        }
    }

    /**
     * A sort key that is an id.
     *
     * @throws InvalidInput if it is not one
     */
    public static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    /**
     * The size of a page.
     *
     * @param asked 1 to 200; 50 if absent
     * @throws InvalidInput if it is outside of that
     */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return 50;
        }
        if (asked < 1 || asked > LIMIT_MAX) {
            throw new InvalidInput("invalid-limit", "limit is not between 1 and " + LIMIT_MAX + ".");
        }
        return asked;
    }

    private static InvalidInput invalid(@Nullable Exception cause) {
        var refusal = new InvalidInput("invalid-cursor", "The cursor is not one that this list handed out.");
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }
}
