package io.heartline.alerting.contactpolicy;

import java.time.Instant;

/**
 * Something that a customer complained of.
 *
 * @param at when
 * @param severe whether it spoke of law, safety or misused data
 */
public record Complaint(Instant at, boolean severe) {}
