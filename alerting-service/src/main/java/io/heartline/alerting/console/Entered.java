package io.heartline.alerting.console;

import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What somebody entered into a form.
 *
 * @param zone in which times were entered
 */
record Entered(MultivaluedMap<String, String> fields, ZoneId zone) {
    /** Nothing was entered yet. */
    static Entered nothing(ZoneId zone) {
        return new Entered(new MultivaluedHashMap<>(), zone);
    }

    /** Which button was pressed. */
    String pressed() {
        return as("do");
    }

    /** What is in a field, as it was entered; empty if there is no such field. */
    String as(String name) {
        var text = fields.getFirst(name);
        return text == null ? "" : text.replace("\r\n", "\n");
    }

    /** What is in a field after it was sent, else what was there before. */
    String or(String name, @Nullable Object before) {
        return fields.containsKey(name) ? as(name) : before == null ? "" : before.toString();
    }

    /** What is in a field; null if it is empty. */
    @Nullable
    String text(String name) {
        var text = as(name).strip();
        return text.isEmpty() ? null : text;
    }

    /** A number without fractions; null if the field is empty. */
    @Nullable
    Integer number(String name) {
        return read(name, "a number", Integer::valueOf);
    }

    /** An id; null if the field is empty. */
    @Nullable
    UUID id(String name) {
        return read(name, "an id", UUID::fromString);
    }

    /** A time on the visitor's wall; null if the field is empty. */
    @Nullable
    Instant time(String name) {
        return read(
                name, "a time", text -> LocalDateTime.parse(text).atZone(zone).toInstant());
    }

    /** One of several names; null if the field is empty. */
    <T> @Nullable T choice(String name, Function<String, T> of) {
        return read(name, "one of the choices", of);
    }

    /** What must not be empty. */
    <T> T needed(String name, Function<String, T> of) {
        return given(name, read(name, "as it must be", of));
    }

    /** A time that must not be empty. */
    Instant neededTime(String name) {
        return given(name, time(name));
    }

    private static <T> T given(String name, @Nullable T value) {
        if (value == null) {
            throw refused(name, "is missing");
        }
        return value;
    }

    /** That a form has no such button. */
    static InvalidInput unknownButton() {
        return refused("do", "is no button of this form");
    }

    private static InvalidInput refused(String name, String rule) {
        return new InvalidInput(
                "invalid",
                "The form has something that cannot be read.",
                List.of(new Violation(null, name, "invalid", rule)));
    }

    /** A time as a field shows it. */
    String wall(@Nullable Instant at) {
        return at == null
                ? ""
                : LocalDateTime.ofInstant(at, zone)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    private <T> @Nullable T read(String name, String what, Function<String, T> of) {
        var text = text(name);
        try {
            return text == null ? null : of.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            var refusal = refused(name, "is not " + what);
            refusal.initCause(e);
            throw refusal;
        }
    }
}
