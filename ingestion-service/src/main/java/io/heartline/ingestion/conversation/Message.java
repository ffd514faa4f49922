package io.heartline.ingestion.conversation;

import io.heartline.contracts.Speaker;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation, without its text.
 *
 * @param agentId the agent's pseudonym
 * @param mood null if it is not scored, or not yet
 */
record Message(
        UUID id,
        int version,
        Speaker speaker,
        @Nullable String agentId,
        Instant at,
        @Nullable Mood mood) {}
