package io.heartline.ingestion.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who says that identifiers or customers mean one person, or that they do not.
 *
 * @param by the name of the caller's key, or {@code source:} and the slug of the source
 * @param source the slug of what it was read from
 * @param reason in words, or what shows it, such as the sender's event id
 * @param occurredAt when it was said
 */
public record Proof(
        String by, @Nullable String source, @Nullable String reason, Instant occurredAt) {}
