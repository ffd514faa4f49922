package io.heartline.alerting.oncall;

import java.util.List;
import java.util.UUID;

/**
 * Nobody acknowledged an alert or a case, and others are to be told; sent to observers in the transaction that takes the step.
 *
 * @param subjectId the alert or the case
 * @param receivers by name: those of the step, and of whoever is on call now
 * @param step from 1
 * @param steps how many there are
 */
public record EscalationDue(UUID subjectId, List<String> receivers, int step, int steps) {}
