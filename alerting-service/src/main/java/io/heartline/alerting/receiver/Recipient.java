package io.heartline.alerting.receiver;

import java.util.UUID;

/**
 * A receiver that wants a message.
 *
 * @param id the receiver
 * @param name by which routes know it
 * @param kind how it is spoken to
 * @param quotes whether the message may say who the customer is
 */
public record Recipient(UUID id, String name, ReceiverKind kind, boolean quotes) {}
