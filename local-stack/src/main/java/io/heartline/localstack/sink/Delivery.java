package io.heartline.localstack.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A message that reached the sink with a valid signature.
 *
 * @param id the sender's id of the message; a repeated delivery has the same
 * @param path where it was posted
 * @param receivedAt when it had been read completely
 * @param body what it said
 */
public record Delivery(String id, String path, Instant receivedAt, JsonNode body) {}
