package io.heartline.metrics.sentiment;

import java.time.Instant;

/**
 * An hour of one scope.
 *
 * @param start its first instant
 * @param sums as {@link HourSums} says
 */
record Hour(Instant start, long[] sums) {}
