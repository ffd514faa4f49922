package io.heartline.alerting.routing;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How alerts are told together to receivers that people read. Pagers and systems hear of each alert, since they group by
 * themselves.
 *
 * @param by labels: alerts that have the same values belong together
 * @param delay how long the first one waits for others; at most an hour
 * @param interval how long until later ones are told; at most a day
 */
public record Grouping(
        List<String> by, @Nullable Duration delay, @Nullable Duration interval) {
    private static final Duration DELAY = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration DELAY_MAX = Duration.ofHours(1);
    private static final Duration INTERVAL_MAX = Duration.ofDays(1);
    private static final int BY_MAX = 5;

    /** Fills in 30 seconds and 5 minutes. */
    public Grouping {
        by = Limits.list(by, BY_MAX, "by");
        by.forEach(label -> Limits.name(label, "by"));
        delay = within(delay == null ? DELAY : delay, DELAY_MAX, "delay");
        interval = within(interval == null ? INTERVAL : interval, INTERVAL_MAX, "interval");
    }

    private static Duration within(Duration given, Duration max, String field) {
        if (given.isNegative() || given.compareTo(max) > 0) {
            throw new IllegalArgumentException(field + " is not between 0 and " + max);
        }
        return given;
    }

    /** How long the first one waits. */
    public Duration waits() {
        return delay == null ? DELAY : delay;
    }

    /** How long until later ones are told. */
    public Duration pauses() {
        return interval == null ? INTERVAL : interval;
    }
}
