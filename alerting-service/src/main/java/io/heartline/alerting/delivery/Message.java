package io.heartline.alerting.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What receivers are told.
 *
 * @param type {@code alert.fired}, {@code alert.resolved}, {@code outreach.approved}
 * @param subjectId the alert or the outreach that it is about
 * @param brand whose it is
 * @param path where the whole of it is, as in {@code /alerts/…}
 * @param open what every receiver may know
 * @param confidential who the customer is and what is said to them: for receivers with {@code quotes} alone
 * @param at when it came about
 */
public record Message(
        String type,
        UUID subjectId,
        String brand,
        String path,
        Map<String, Object> open,
        Map<String, Object> confidential,
        Instant at) {}
