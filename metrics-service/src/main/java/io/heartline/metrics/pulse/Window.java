package io.heartline.metrics.pulse;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * A window of a brand.
 *
 * @param start the first instant of it
 */
record Window(String brand, Instant start) {
    /** The order in which windows are locked. */
    static final Comparator<Window> ORDER = Comparator.comparing(Window::brand).thenComparing(Window::start);

    /** The window in which something happened. */
    static Window of(String brand, Instant at, Duration length) {
        return new Window(
                brand, Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), length.toMillis()) * length.toMillis()));
    }
}
