package io.heartline.metrics.request;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whole UTC days that a read is over.
 *
 * @param from the start of the first day
 * @param to the start of the first day after the last
 */
public record Days(Instant from, Instant to) {
    /** A read is over at most this many days. */
    public static final int MAX = 366;

    /** How {@code from} is described. */
    public static final String FROM = "Taken back to the start of its UTC day; 28 days before to if absent";

    /** How {@code to} is described. */
    public static final String TO = "Taken back to the start of its UTC day; the end of today if absent";

    private static final int USUAL = 28;

    /**
     * The days that a request names.
     *
     * @throws io.heartline.platform.problem.InvalidInput if they are no instants, none, or more than {@link #MAX}
     */
    public static Days of(Requests requests, @Nullable String from, @Nullable String to) {
        var until = to == null
                ? requests.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS)
                : requests.instant("to", to).truncatedTo(ChronoUnit.DAYS);
        var since = from == null
                ? until.minus(USUAL, ChronoUnit.DAYS)
                : requests.instant("from", from).truncatedTo(ChronoUnit.DAYS);
        if (!since.isBefore(until)) {
            throw Requests.invalid("from", "is not on a day before that of to");
        }
        if (since.plus(MAX, ChronoUnit.DAYS).isBefore(until)) {
            throw Requests.invalid("from", "is more than " + MAX + " days before to");
        }
        return new Days(since, until);
    }
}
