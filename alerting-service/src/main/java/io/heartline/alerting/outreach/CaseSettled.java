package io.heartline.alerting.outreach;

import java.util.UUID;

/**
 * The case that an alert belongs to was closed: whoever keeps cases sends this to observers in the transaction that
 * closes it, and plays that stop then do.
 *
 * @param alertId an alert of the case
 */
public record CaseSettled(UUID alertId) {}
