package io.heartline.alerting.alert;

import java.util.UUID;

/**
 * What became of a finding.
 *
 * @param alertId the alert that it is part of
 * @param fired whether the alert is new; false if it was open already and now knows more
 */
public record Raised(UUID alertId, boolean fired) {}
