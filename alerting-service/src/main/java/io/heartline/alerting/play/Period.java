package io.heartline.alerting.play;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** Over which time a budget reaches, by the calendar of UTC. */
public enum Period {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    private static final int MONTHS_IN_QUARTER = 3;

    /** The first day of the period that an instant lies in; weeks begin on Monday. */
    public LocalDate startOf(Instant at) {
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER ->
                LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / MONTHS_IN_QUARTER * MONTHS_IN_QUARTER + 1, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** When the next period begins. */
    public Instant nextAfter(Instant at) {
        var start = startOf(at);
        var next = switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(MONTHS_IN_QUARTER);
            case YEAR -> start.plusYears(1);
        };
        return next.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Period of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a period of budgets");
    }
}
