package io.heartline.alerting.oncall;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.util.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Schedules as calendars (RFC 5545), by the library biweekly, which knows the many ways in which others write them. */
@SuppressWarnings("JavaUtilDate") // the library's own type
final class Calendars {
    /** No calendar that is imported has more shifts than these, repetitions included. */
    static final int SHIFTS_MAX = 1_000;

    private Calendars() {}

    /**
     * A shift as somebody else's calendar says it.
     *
     * @param summary what it is called: the name of a participant
     */
    record Entry(String summary, Instant from, Instant to) {}

    /** What calendars cannot be read as, in words. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /** Shifts as a calendar; the same shift has the same id in every export. */
    static String write(String schedule, List<Shifts.Shift> shifts, Instant now) {
        var calendar = new ICalendar();
        calendar.setVersion(ICalVersion.V2_0);
        calendar.setProductId("-//Heartline//On call//EN");
        calendar.setMethod(Method.publish().getValue());
        calendar.setName(schedule);
        for (var shift : shifts) {
            var event = new VEvent();
            event.setUid(schedule + "-" + shift.from().getEpochSecond() + "@heartline");
            event.setDateTimeStamp(Date.from(now));
            event.setSummary(shift.participant().name());
            event.setDateStart(Date.from(shift.from()), true);
            event.setDateEnd(Date.from(shift.to()), true);
            calendar.addEvent(event);
        }
        return Biweekly.write(calendar).go();
    }

    /**
     * The shifts of a calendar that end after {@code from} and begin before {@code to}.
     *
     * @param zone for times without one
     * @throws Unreadable if it is no calendar, has too many shifts, or one without an end or a name
     */
    static List<Entry> read(String text, TimeZone zone, Instant from, Instant to) throws Unreadable {
        @Nullable
        ICalendar calendar = Biweekly.parse(text).defaultTimezone(zone).first();
        if (calendar == null) {
            throw new Unreadable("is no calendar");
        }
        List<Entry> entries = new ArrayList<>();
        for (var event : calendar.getEvents()) {
            read(event, zone, from, to, entries);
        }
        return List.copyOf(entries);
    }

    private static void read(VEvent event, TimeZone zone, Instant from, Instant to, List<Entry> entries)
            throws Unreadable {
        if (event.getSummary() == null || event.getDateStart() == null) {
            throw new Unreadable("has an event without a summary or a start");
        }
        long millis = length(event);
        var starts = event.getDateIterator(zone);
        while (starts.hasNext()) {
            var begin = starts.next().toInstant();
            if (!begin.isBefore(to)) {
                return;
            }
            if (begin.plusMillis(millis).isAfter(from)) {
                if (entries.size() == SHIFTS_MAX) {
                    throw new Unreadable("has more than " + SHIFTS_MAX + " shifts");
                }
                entries.add(new Entry(event.getSummary().getValue(), begin, begin.plusMillis(millis)));
            }
        }
    }

    private static long length(VEvent event) throws Unreadable {
        long millis = 0;
        if (event.getDateEnd() != null) {
            millis = event.getDateEnd().getValue().getTime()
                    - event.getDateStart().getValue().getTime();
        } else if (event.getDuration() != null) {
            Duration duration = event.getDuration().getValue();
            millis = duration.toMillis();
        }
        if (millis <= 0) {
            throw new Unreadable("has an event without an end");
        }
        return millis;
    }
}
