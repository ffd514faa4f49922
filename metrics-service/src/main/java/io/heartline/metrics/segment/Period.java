package io.heartline.metrics.segment;

import io.heartline.contracts.Segment;
import java.time.Instant;

/**
 * A person enters a segment, and stays until the next period.
 *
 * @param from when
 * @param segment which
 */
public record Period(Instant from, Segment segment) {}
