package io.heartline.alerting.play;

/**
 * What a public reply answers.
 *
 * @param interactionId our id of it
 * @param source the source that it came by
 * @param externalId the id that it has there
 * @param channel the channel
 */
public record ReplyTo(String interactionId, String source, String externalId, String channel) {}
