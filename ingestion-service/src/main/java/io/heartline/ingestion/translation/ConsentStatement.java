package io.heartline.ingestion.translation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer allowed or refused, as a sender tells it.
 *
 * @param customer whose decision it is
 * @param channel a contact channel's name; null for all channels
 * @param purpose service, survey, marketing or analysis; null for all purposes but service
 * @param granted whether it was allowed
 * @param proof what shows it, such as the sender's event id
 * @param at when it was decided
 */
public record ConsentStatement(
        Identifier customer,
        @Nullable String channel,
        @Nullable String purpose,
        boolean granted,
        String proof,
        Instant at) {}
