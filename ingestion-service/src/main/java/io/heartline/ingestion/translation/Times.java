package io.heartline.ingestion.translation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads times as senders write them: ISO 8601 and its relatives, seconds, milliseconds and microseconds since 1970. */
final class Times {
    private static final Pattern COUNT = Pattern.compile("\\d{9,16}");
    private static final Pattern DECIMALS = Pattern.compile("\\d{9,10}\\.\\d{1,9}");
    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final long MICROS_FROM = 100_000_000_000_000L;
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter();

    private Times() {}

    /** The instant that a text means, in milliseconds; without an offset it is taken for UTC. */
    static Optional<Instant> read(String text) {
        var time = text.strip();
        try {
            if (COUNT.matcher(time).matches()) {
                return Optional.of(counted(Long.parseLong(time)));
            }
            if (DECIMALS.matcher(time).matches()) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(time.substring(0, time.indexOf('.')))));
            }
            return Optional.of(written(time).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant counted(long count) {
        if (count >= MICROS_FROM) {
            return Instant.ofEpochMilli(count / 1000);
        }
        return count >= MILLIS_FROM ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count);
    }

    private static Instant written(String time) {
        var iso = time.replaceFirst(" UTC$", "Z")
                .replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T")
                .replace(" ", "");
        return switch (FORM.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
            case OffsetDateTime exact -> exact.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
            default -> throw new DateTimeException("not a time");
        };
    }
}
