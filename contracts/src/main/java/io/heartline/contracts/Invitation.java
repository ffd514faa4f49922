package io.heartline.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * A step of a survey invitation ({@code io.heartline.invitation.v1}).
 *
 * @param id the id of the invitation; the same for all its steps
 * @param survey the slug of the survey
 * @param channel by which the customer was asked
 * @param customerId who was asked, as first assigned
 * @param brand whose survey it is
 * @param status how far it came
 * @param at when
 */
public record Invitation(
        UUID id, String survey, Channel channel, UUID customerId, String brand, InvitationStatus status, Instant at) {
    /** Refuses a step that lacks a component. */
    public Invitation {
        Checks.present(id, "id");
        Checks.notBlank(survey, "survey");
        Checks.present(channel, "channel");
        Checks.present(customerId, "customerId");
        Checks.notBlank(brand, "brand");
        Checks.present(status, "status");
        Checks.present(at, "at");
    }
}
