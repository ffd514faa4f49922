package io.heartline.alerting.waiting;

import java.time.Instant;
import java.util.UUID;

/**
 * Something a customer wrote that expects an answer.
 *
 * @param kind {@code message} or {@code review}
 * @param at when it was written
 * @param minutes for how long it waited, or waits
 * @param businessMinutes for how long of that people were there
 * @param product empty if it is about none
 * @param reach how many people could read it, as far as it is known
 */
public record Waiting(
        UUID interactionId,
        UUID customerId,
        String brand,
        String kind,
        Instant at,
        long minutes,
        long businessMinutes,
        String channel,
        String touchpoint,
        String product,
        boolean negative,
        long reach) {}
