package io.heartline.alerting.outreach;

import io.heartline.alerting.play.Occasion;
import io.heartline.alerting.play.Situation;
import java.util.UUID;

/**
 * Why a customer should be reached.
 *
 * @param alertId the alert that it answers
 * @param customerId who, as first assigned
 * @param brand who reaches out
 * @param severeHarm whether the harm is so severe that nobody may be left alone for the sake of a comparison
 * @param situation what happened and what was felt
 * @param occasion what the alert is about: plays are chosen by it
 */
public record Trigger(
        UUID alertId, UUID customerId, String brand, boolean severeHarm, Situation situation, Occasion occasion) {}
