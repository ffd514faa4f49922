package io.heartline.ingestion.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.ingestion.translation.Defaults;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one source is read: the object {@code pull} of its mapping.
 *
 * @param defaults what the source adds to every item
 * @param secret the newest secret of the source: a password, a token or a key; null if it has none
 * @param now when it is read
 */
record Settings(Defaults defaults, @Nullable String secret, Instant now) {
    private static final int LIST_MAX = 100;
    private static final Duration EVERY_MIN = Duration.ofSeconds(10);
    private static final Duration EVERY_MAX = Duration.ofDays(1);
    private static final Duration EVERY = Duration.ofMinutes(5);

    /** How long to wait between two readings. */
    Duration every() throws PullFailure {
        var text = optional("every");
        if (text == null) {
            return EVERY;
        }
        try {
            var every = Duration.parse(text);
            if (every.compareTo(EVERY_MIN) >= 0 && every.compareTo(EVERY_MAX) <= 0) {
                return every;
            }
        } catch (DateTimeParseException e) {
            throw new PullFailure("pull.every is not an ISO 8601 duration such as PT5M.", e);
        }
        throw new PullFailure("pull.every is not between 10 seconds and one day.");
    }

    /**
     * A text that must be there.
     *
     * @throws PullFailure if it is not
     */
    String required(String name) throws PullFailure {
        var value = optional(name);
        if (value == null) {
            throw new PullFailure("The source's mapping lacks pull." + name + ".");
        }
        return value;
    }

    /** A text. */
    @Nullable
    String optional(String name) {
        var value = pull().path(name);
        return value.isTextual() && !value.asText().isBlank() ? value.asText().strip() : null;
    }

    /** A text, or this one. */
    String optional(String name, String otherwise) {
        var value = optional(name);
        return value == null ? otherwise : value;
    }

    /**
     * A whole number, or this one.
     *
     * @throws PullFailure if it is outside of its range
     */
    int number(String name, int otherwise, int min, int max) throws PullFailure {
        var value = pull().path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.canConvertToInt() || value.asInt() < min || value.asInt() > max) {
            throw new PullFailure("pull." + name + " is not a whole number between " + min + " and " + max + ".");
        }
        return value.asInt();
    }

    /** Texts, in lower case; an empty list if there are none. */
    List<String> texts(String name) throws PullFailure {
        List<String> texts = new ArrayList<>();
        for (var value : pull().path(name)) {
            if (texts.size() == LIST_MAX) {
                throw new PullFailure("pull." + name + " has more than " + LIST_MAX + " entries.");
            }
            if (value.isTextual() && !value.asText().isBlank()) {
                texts.add(value.asText().strip().toLowerCase(Locale.ROOT));
            }
        }
        return texts;
    }

    /**
     * Whether a text mentions what the source looks for: any of {@code pull.keywords}, whatever its case.
     *
     * @return true if the source looks for nothing in particular
     */
    boolean wanted(@Nullable String text) throws PullFailure {
        var keywords = texts("keywords");
        if (keywords.isEmpty()) {
            return true;
        }
        var lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return keywords.stream().anyMatch(lower::contains);
    }

    private JsonNode pull() {
        return defaults.mapping().path("pull");
    }
}
