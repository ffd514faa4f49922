package io.heartline.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The clock of tests: the system's until a test sets it, then it stands still until it is moved or released.
 *
 * <p>In a {@code @QuarkusTest} it takes the place of the service's own clock; inject {@code MutableClock} to move it.
 */
@Alternative
@Priority(1)
@Singleton
public class MutableClock extends Clock {
    private final AtomicReference<@Nullable Instant> fixed = new AtomicReference<>();

    /** Stops the clock at an instant. */
    public void set(Instant instant) {
        fixed.set(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Moves the clock on, and stops it there. */
    public void advance(Duration by) {
        set(instant().plus(by));
    }

    /** Lets the clock run with the system's again. */
    public void release() {
        fixed.set(null);
    }

    @Override
    public Instant instant() {
        var instant = fixed.get();
        return instant == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : instant;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
