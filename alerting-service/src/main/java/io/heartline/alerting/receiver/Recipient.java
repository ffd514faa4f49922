package io.heartline.alerting.receiver;

import java.util.UUID;

/**
 * A receiver that wants a message.
 *
 * @param id the receiver
 * @param quotes whether the message may say who the customer is
 */
public record Recipient(UUID id, boolean quotes) {}
