package io.heartline.alerting.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered.
 *
 * @param status the HTTP status
 * @param retryAfter the wait that it asked for, if it did
 * @param body the beginning of the answer; it is read, never stored
 */
public record Reply(int status, @Nullable Duration retryAfter, String body) {
    /** Seconds or an HTTP date (RFC 9110, 10.2.3); anything else counts as not said. */
    public static @Nullable Duration retryAfter(String text, Instant now) {
        try {
            if (text.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var wait = Duration.between(now, until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Statuses that may be others next time: time-outs, too many, and faults of the server. */
    boolean isTemporary() {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }
}
