package io.heartline.alerting.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery came to its end; sent to observers in the transaction that notes it.
 *
 * @param deliveryId the delivery
 * @param type the type of the message
 * @param subjectId what the message was about
 * @param delivered whether the receiver has it
 * @param reason why it has not
 */
public record DeliverySettled(
        UUID deliveryId,
        String type,
        UUID subjectId,
        boolean delivered,
        @Nullable String reason) {}
