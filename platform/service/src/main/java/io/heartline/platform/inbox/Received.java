package io.heartline.platform.inbox;

import java.util.UUID;

/**
 * An event received for the first time.
 *
 * @param id the event's id
 * @param key the partition key
 * @param event what it says
 */
public record Received<T>(UUID id, String key, T event) {}
