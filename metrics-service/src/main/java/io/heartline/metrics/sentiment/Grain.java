package io.heartline.metrics.sentiment;

import io.heartline.metrics.request.Requests;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long the steps of a history are; all begin in UTC, weeks on Mondays. */
enum Grain {
    HOUR(Duration.ofHours(1), 48),
    DAY(Duration.ofDays(1), 30),
    WEEK(Duration.ofDays(7), 26);

    private final Duration length;
    private final int usual;

    Grain(Duration length, int usual) {
        this.length = length;
        this.usual = usual;
    }

    /**
     * The grain that a request names; days, if it names none.
     *
     * @throws io.heartline.platform.problem.InvalidInput if there is no such grain
     */
    static Grain of(@Nullable String name) {
        return name == null
                ? DAY
                : Arrays.stream(values())
                        .filter(grain -> grain.wire().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Requests.invalid("grain", "is not one of hour, day, week"));
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    Duration length() {
        return length;
    }

    /** How many steps a history has that does not say from when on. */
    int usual() {
        return usual;
    }

    /** The start of the step in which an instant lies. */
    Instant floor(Instant at) {
        return switch (this) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> at.truncatedTo(ChronoUnit.DAYS);
            case WEEK ->
                at.atOffset(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.DAYS)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .toInstant();
        };
    }
}
