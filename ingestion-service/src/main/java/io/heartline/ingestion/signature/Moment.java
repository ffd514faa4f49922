package io.heartline.ingestion.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a sender writes the time of signing. */
public enum Moment {
    /** Seconds since 1970. */
    SECONDS,
    /** Milliseconds since 1970. */
    MILLIS,
    /** ISO 8601 with an offset. */
    ISO;

    /** The name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The instant that a header says; null if it says none. */
    @Nullable
    Instant read(String text) {
        try {
            return switch (this) {
                case SECONDS -> Instant.ofEpochSecond(Long.parseLong(text));
                case MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
                case ISO -> OffsetDateTime.parse(text).toInstant();
            };
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** Whether what was signed then may be believed now. */
    static Verdict judge(Instant signed, Instant now, Duration tolerance) {
        if (signed.isBefore(now.minus(tolerance))) {
            return new Verdict.Refused(Reason.TOO_OLD);
        }
        return signed.isAfter(now.plus(tolerance)) ? new Verdict.Refused(Reason.TOO_NEW) : new Verdict.Genuine();
    }
}
