package io.heartline.metrics.indicator;

import io.heartline.metrics.request.Requests;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Understands the period that a read is for. */
@ApplicationScoped
class Periods {
    static final int DAYS_MAX = 366;
    private static final int DAYS = 30;

    private final Requests requests;

    Periods(Requests requests) {
        this.requests = requests;
    }

    /**
     * Whole UTC days.
     *
     * @param from the first
     * @param to the first after the last
     */
    record Period(LocalDate from, LocalDate to) {
        Period before() {
            return new Period(from.minusDays(ChronoUnit.DAYS.between(from, to)), from);
        }
    }

    /**
     * The days that a request names: the last 30 whole ones, if it names none.
     *
     * @throws io.heartline.platform.problem.InvalidInput if they are none, out of order or too many
     */
    Period of(@Nullable String from, @Nullable String to) {
        var until = to == null ? LocalDate.ofInstant(requests.now(), ZoneOffset.UTC) : day("to", to);
        var since = from == null ? until.minusDays(DAYS) : day("from", from);
        if (!since.isBefore(until)) {
            throw Requests.invalid("from", "is not before to");
        }
        if (since.isBefore(until.minusDays(DAYS_MAX))) {
            throw Requests.invalid("from", "is more than " + DAYS_MAX + " days before to");
        }
        return new Period(since, until);
    }

    private static LocalDate day(String parameter, String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 1970 && day.getYear() <= 9998) {
                return day;
            }
        } catch (DateTimeException e) {
            throw Requests.invalid(parameter, "is not a day such as 2026-03-01");
        }
        throw Requests.invalid(parameter, "is not between the years 1970 and 9998");
    }
}
