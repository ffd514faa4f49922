package io.heartline.metrics.retention;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.estimate.Lifetime;
import java.util.Set;

/**
 * A customer who is watched from a day on.
 *
 * @param segment in which the customer was then
 * @param lifetime in days from then until the customer was lost, or until now
 * @param felt the emotions expressed in the time before
 * @param expressions how many there were
 * @param orders purchases in the time before
 * @param tenureYears since the first purchase or signup
 */
record Member(
        String segment, Lifetime lifetime, Set<Emotion> felt, long expressions, long orders, double tenureYears) {}
