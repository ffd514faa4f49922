package io.heartline.alerting.waiting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a brand's people are there.
 *
 * @param timeZone an IANA zone, whose clock the hours are read on
 * @param weekly the hours of each day of the week; a day without any is free
 * @param holidays days on which nobody is there, whatever the day of the week
 */
public record BusinessHours(String timeZone, List<Opening> weekly, Set<LocalDate> holidays) {
    /** The most openings of a week. */
    public static final int OPENINGS_MAX = 50;
    /** The most holidays. */
    public static final int HOLIDAYS_MAX = 500;

    /** Further back than this nobody looks. */
    private static final long DAYS_MAX = 400;

    /**
     * Hours of a day of the week.
     *
     * @param from when people come
     * @param until when they leave, later on the same day; 00:00 is midnight at its end
     */
    public record Opening(DayOfWeek day, LocalTime from, LocalTime until) {
        /** Refuses hours that end before they begin. */
        public Opening {
            if (!from.isBefore(until) && !until.equals(LocalTime.MIDNIGHT)) {
                throw new IllegalArgumentException("an opening ends before it begins");
            }
        }
    }

    /** All day, every day. */
    public static final BusinessHours ALWAYS = new BusinessHours(
            "UTC",
            List.of(DayOfWeek.values()).stream()
                    .map(day -> new Opening(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                    .toList(),
            Set.of());

    /** Refuses a zone that there is not, too many of anything, and openings that overlap. */
    public BusinessHours {
        if (weekly.size() > OPENINGS_MAX || holidays.size() > HOLIDAYS_MAX) {
            throw new IllegalArgumentException("there are more than 50 openings or 500 holidays");
        }
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no such time zone", e);
        }
        weekly = List.copyOf(weekly);
        holidays = Set.copyOf(holidays);
        for (int i = 0; i < weekly.size(); i++) {
            for (var other : weekly.subList(i + 1, weekly.size())) {
                if (weekly.get(i).day() == other.day() && overlap(weekly.get(i), other)) {
                    throw new IllegalArgumentException("two openings of a day overlap");
                }
            }
        }
    }

    private static boolean overlap(Opening one, Opening other) {
        return isBefore(one.from(), other.until()) && isBefore(other.from(), one.until());
    }

    private static boolean isBefore(LocalTime from, LocalTime until) {
        return until.equals(LocalTime.MIDNIGHT) || from.isBefore(until);
    }

    /** For how many whole minutes people were there between two instants. */
    @JsonIgnore
    public long minutesBetween(Instant from, Instant until) {
        if (!from.isBefore(until)) {
            return 0;
        }
        var zone = ZoneId.of(timeZone);
        var last = until.atZone(zone).toLocalDate();
        var day = from.atZone(zone).toLocalDate();
        if (day.isBefore(last.minusDays(DAYS_MAX))) {
            day = last.minusDays(DAYS_MAX);
        }
        long seconds = 0;
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            if (!holidays.contains(day)) {
                for (var opening : weekly) {
                    if (opening.day() == day.getDayOfWeek()) {
                        seconds += overlap(opening, day, zone, from, until);
                    }
                }
            }
        }
        return seconds / 60;
    }

    /**
     * When so many minutes of people's presence have passed: the first instant by which they have.
     *
     * @param minutes at least 0
     * @return absent if it is further away than anybody looks, or nobody is ever there
     */
    public Optional<Instant> after(Instant from, long minutes) {
        if (minutes <= 0) {
            return Optional.of(from);
        }
        var zone = ZoneId.of(timeZone);
        long left = minutes * 60;
        var first = from.atZone(zone).toLocalDate();
        for (var day = first; !day.isAfter(first.plusDays(DAYS_MAX)); day = day.plusDays(1)) {
            for (var span : spans(day, zone)) {
                var begin = span.opens().isAfter(from) ? span.opens() : from;
                long seconds =
                        Math.max(0, Duration.between(begin, span.closes()).toSeconds());
                if (seconds >= left) {
                    return Optional.of(begin.plusSeconds(left));
                }
                left -= seconds;
            }
        }
        return Optional.empty();
    }

    private record Presence(Instant opens, Instant closes) {}

    private List<Presence> spans(LocalDate day, ZoneId zone) {
        return holidays.contains(day)
                ? List.of()
                : weekly.stream()
                        .filter(opening -> opening.day() == day.getDayOfWeek())
                        .map(opening -> presence(opening, day, zone))
                        .sorted(Comparator.comparing(Presence::opens))
                        .toList();
    }

    private static Presence presence(Opening opening, LocalDate day, ZoneId zone) {
        var end = opening.until().equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(zone)
                : day.atTime(opening.until()).atZone(zone);
        return new Presence(day.atTime(opening.from()).atZone(zone).toInstant(), end.toInstant());
    }

    private static long overlap(Opening opening, LocalDate day, ZoneId zone, Instant from, Instant until) {
        var presence = presence(opening, day, zone);
        var begin = presence.opens().isAfter(from) ? presence.opens() : from;
        var stop = presence.closes().isBefore(until) ? presence.closes() : until;
        return Math.max(0, Duration.between(begin, stop).toSeconds());
    }
}
