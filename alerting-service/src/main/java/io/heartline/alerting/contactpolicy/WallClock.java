package io.heartline.alerting.contactpolicy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The clock on a customer's wall. It jumps and repeats when the zone changes its offset; every answer is exact then too.
 *
 * @param zone where the customer lives
 */
record WallClock(ZoneId zone) {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /**
     * When the day of an instant ends: the first instant of the next one.
     *
     * <p>A day lasts from its first instant to that of the next, even where the clock goes back over midnight.
     */
    Instant dayEnd(Instant at) {
        var next = at.atZone(zone).toLocalDate().plusDays(1);
        while (!start(next).isAfter(at)) {
            next = next.plusDays(1);
        }
        return start(next);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The first instant, at or after this one, that is not quiet. */
    Instant quietEnd(QuietHours quiet, Instant at) {
        return first(quiet, at, false, quiet.to());
    }

    /** The first instant, at or after this one, that is quiet. */
    Instant quietStart(QuietHours quiet, Instant at) {
        return first(quiet, at, true, quiet.from());
    }

    /** Walks from one change of the offset to the next; between two of them the wall runs as time does. */
    private Instant first(QuietHours quiet, Instant at, boolean wanted, LocalTime edge) {
        var rules = zone.getRules();
        var now = at;
        while (true) {
            var offset = rules.getOffset(now);
            var wall = LocalDateTime.ofInstant(now, offset);
            if (quiet.contain(wall.toLocalTime()) == wanted) {
                return now;
            }
            var reached = next(wall, edge, offset);
            var change = rules.nextTransition(now);
            if (change == null || change.getInstant().isAfter(reached)) {
                return reached;
            }
            now = change.getInstant();
        }
    }

    private static Instant next(LocalDateTime wall, LocalTime edge, ZoneOffset offset) {
        var today = wall.toLocalDate().atTime(edge);
        return (today.isAfter(wall) ? today : today.plusDays(1)).toInstant(offset);
    }

    /** The time on the wall, to the minute. */
    String words(Instant at) {
        return MINUTES.format(at.atZone(zone)) + " (" + zone.getId() + ")";
    }
}
