package io.heartline.ingestion.intake;

import io.heartline.platform.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the fields of one item and collects what is wrong with all of them.
 *
 * <p>Messages say the rule and never repeat the value. A method returns a value that may be used once {@link #result}
 * has found that nothing was refused.
 */
public final class Fields {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");
    private static final String NUL = "\0";

    private final List<Violation> violations = new ArrayList<>();

    /** Notes that a field breaks a rule. */
    public void refuse(String field, String code, String message) {
        violations.add(new Violation(null, field, code, message));
    }

    /** The item that was checked, made only if every field kept the rules. */
    public <T> Checked<T> result(Supplier<T> item) {
        return violations.isEmpty() ? new Checked.Valid<>(item.get()) : new Checked.Invalid<>(List.copyOf(violations));
    }

    /** A field that must be there. */
    public <T> boolean present(String field, @Nullable T value) {
        if (value == null) {
            refuse(field, "required", "is required");
        }
        return value != null;
    }

    /** A slug that must be there. */
    public String slug(String field, @Nullable String value) {
        if (value == null) {
            refuse(field, "required", "is required");
            return "";
        }
        if (value.length() > Limits.SLUG_LENGTH_MAX || !SLUG.matcher(value).matches()) {
            refuse(
                    field,
                    "invalid-slug",
                    "is not a slug: lower-case letters and digits with single hyphens between, at most "
                            + Limits.SLUG_LENGTH_MAX + " characters");
        }
        return value;
    }

    /** A slug that may be absent. */
    public @Nullable String optionalSlug(String field, @Nullable String value) {
        return value == null ? null : slug(field, value);
    }

    /** An id or a name that must be there. */
    public String identifier(String field, @Nullable String value, int lengthMax) {
        if (value == null) {
            refuse(field, "required", "is required");
            return "";
        }
        if (unicode(field, value)) {
            if (value.isBlank()) {
                refuse(field, "blank", "is blank");
            } else if (value.chars().anyMatch(Character::isISOControl)) {
                refuse(field, "control-character", "has a control character");
            }
            length(field, value, lengthMax);
        }
        return value;
    }

    /** An id or a name that may be absent. */
    public @Nullable String optionalIdentifier(String field, @Nullable String value, int lengthMax) {
        return value == null ? null : identifier(field, value, lengthMax);
    }

    /** Free text; blank counts as absent. */
    public @Nullable String text(String field, @Nullable String value, int lengthMax) {
        if (value == null || !unicode(field, value)) {
            return null;
        }
        length(field, value, lengthMax);
        return value.isBlank() ? null : value;
    }

    /** A language tag in its canonical case. */
    public @Nullable String language(String field, @Nullable String tag) {
        if (tag == null) {
            return null;
        }
        try {
            if (tag.length() <= Limits.LANGUAGE_LENGTH_MAX && !tag.isBlank()) {
                return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            }
        } catch (IllformedLocaleException ignored) {
            // Said below, like a tag that is too long.
        }
        refuse(field, "invalid-language", "is not a well-formed BCP 47 language tag, such as en, zh-Hant or pt-BR");
        return null;
    }

    /** An instant, cut to milliseconds; it must not be in the future by more than the tolerance. */
    public @Nullable Instant instant(String field, @Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        Instant instant;
        try {
            instant = OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            refuse(field, "invalid-time", "is not an ISO 8601 time with an offset, such as 2026-03-01T12:00:00Z");
            return null;
        }
        if (instant.isAfter(now.plus(Limits.FUTURE_MAX))) {
            refuse(field, "future-date", "is more than " + Limits.FUTURE_MAX.toMinutes() + " minutes in the future");
        } else if (instant.isBefore(Limits.OCCURRED_AT_MIN)) {
            refuse(field, "too-old", "is before " + Limits.OCCURRED_AT_MIN);
        }
        return instant;
    }

    /** One of the names of an enumeration, found by {@code of}, which throws for any other. */
    public <E> @Nullable E oneOf(String field, @Nullable String name, Function<String, E> of, String names) {
        if (name == null) {
            return null;
        }
        try {
            return of.apply(name);
        } catch (IllegalArgumentException e) {
            refuse(field, "unknown-value", "is not one of " + names);
            return null;
        }
    }

    /** Attributes, sorted by key so that equal ones are written alike. */
    public SortedMap<String, String> attributes(String field, @Nullable Map<String, @Nullable String> given) {
        SortedMap<String, String> attributes = new TreeMap<>();
        if (given == null) {
            return attributes;
        }
        if (given.size() > Limits.ATTRIBUTES_MAX) {
            refuse(field, "too-many", "has more than " + Limits.ATTRIBUTES_MAX + " entries");
            return attributes;
        }
        given.forEach((key, value) -> attribute(field, key, value, attributes));
        return attributes;
    }

    private void attribute(String field, String key, @Nullable String value, Map<String, String> into) {
        int before = violations.size();
        identifier(field, key, Limits.ATTRIBUTE_KEY_LENGTH_MAX);
        if (violations.size() > before) {
            return;
        }
        var path = field + "." + key;
        if (value == null) {
            refuse(path, "required", "has no value");
        } else if (unicode(path, value)) {
            length(path, value, Limits.ATTRIBUTE_VALUE_LENGTH_MAX);
            into.put(key, value);
        }
    }

    private void length(String field, String value, int lengthMax) {
        if (value.length() > lengthMax && value.codePointCount(0, value.length()) > lengthMax) {
            refuse(field, "too-long", "has more than " + lengthMax + " characters");
        }
    }

    /** PostgreSQL stores no NUL, and half a surrogate pair is no character in any encoding. */
    private boolean unicode(String field, String value) {
        if (value.contains(NUL)) {
            refuse(field, "nul-character", "has a NUL character");
            return false;
        }
        if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            refuse(field, "invalid-unicode", "has half of a surrogate pair");
            return false;
        }
        return true;
    }
}
