package io.heartline.alerting.delivery;

import java.util.UUID;

/**
 * Somebody sends a settled delivery again; sent to observers in the transaction that does it, so that one of them may
 * refuse.
 *
 * @param type the type of the message
 * @param subjectId what the message was about
 */
public record DeliveryReplayed(String type, UUID subjectId) {}
