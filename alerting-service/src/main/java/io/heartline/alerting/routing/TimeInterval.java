package io.heartline.alerting.routing;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hours that come again every week, as business hours do, by the clock on the wall of a zone.
 *
 * @param name by which routes know it
 * @param zone as in {@code Asia/Shanghai}
 * @param days of the week; all if empty
 * @param from the first time of the day within
 * @param to the first time of the day after it; not after {@code from}, it lasts over midnight, and belongs to the day on
 *     which it begins; both absent for whole days
 * @param except days on which it does not hold, as holidays
 */
public record TimeInterval(
        String name,
        String zone,
        List<DayOfWeek> days,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime from,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime to,
        List<LocalDate> except) {
    private static final int EXCEPT_MAX = 400;

    /** Refuses what could be read in two ways. */
    public TimeInterval {
        Limits.name(name, "name");
        try {
            ZoneId.of(Limits.text(zone, "zone"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone is not a time zone", e);
        }
        days = Limits.list(days, 7, "days");
        except = Limits.list(except, EXCEPT_MAX, "except");
        if ((from == null) != (to == null)) {
            throw new IllegalArgumentException("from and to are there both or neither");
        }
        if (from != null && from.equals(to)) {
            throw new IllegalArgumentException("from equals to; leave both out for whole days");
        }
    }

    /** Whether an instant lies within. */
    public boolean contains(Instant at) {
        var wall = at.atZone(ZoneId.of(zone));
        var time = wall.toLocalTime();
        var day = wall.toLocalDate();
        var begin = from;
        var end = to;
        if (begin == null || end == null) {
            return holds(day);
        }
        if (begin.isBefore(end)) {
            return holds(day) && !time.isBefore(begin) && time.isBefore(end);
        }
        return (!time.isBefore(begin) && holds(day)) || (time.isBefore(end) && holds(day.minusDays(1)));
    }

    private boolean holds(LocalDate day) {
        return (days.isEmpty() || days.contains(day.getDayOfWeek())) && !except.contains(day);
    }
}
