package io.heartline.metrics.indicator;

import io.heartline.metrics.evidence.Place;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that counts toward an indicator.
 *
 * @param causeId what it is known from: an interaction, an event, an invitation or a thread
 * @param ordinal tells several of one cause apart, from 0
 * @param brand whose
 * @param customerId the customer, as first assigned
 * @param day in UTC
 * @param place what it is about and where it came up
 * @param measure what it counts toward
 * @param amountMicros how much, in 10⁻⁶ of the measure's unit
 */
record Observation(
        UUID causeId,
        int ordinal,
        String brand,
        UUID customerId,
        LocalDate day,
        Place place,
        String measure,
        long amountMicros) {}
