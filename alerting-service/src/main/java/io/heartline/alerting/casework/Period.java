package io.heartline.alerting.casework;

import io.heartline.platform.problem.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time that figures are about.
 *
 * @param from its beginning
 * @param to its end, which does not belong to it
 */
record Period(Instant from, Instant to) {
    /** Nobody asks for more. */
    static final Duration LENGTH_MAX = Duration.ofDays(731);

    /**
     * The time that was asked for.
     *
     * @param usual how long it is if no beginning is given
     * @throws InvalidInput if it ends before it begins, or is too long
     */
    static Period of(@Nullable Instant from, @Nullable Instant to, Duration usual, Instant now) {
        // What was opened just now belongs to it.
        var end = to == null ? now.plusMillis(1) : to;
        var begin = from == null ? end.minus(usual) : from;
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LENGTH_MAX) > 0) {
            throw new InvalidInput("invalid-period", "from is not before to, or more than two years before it.");
        }
        return new Period(begin, end);
    }
}
