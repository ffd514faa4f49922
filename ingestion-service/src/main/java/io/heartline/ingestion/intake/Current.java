package io.heartline.ingestion.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of the newest version of a record. */
record Current(
        UUID id,
        int version,
        UUID customerId,
        String contentHash,
        Instant occurredAt,
        @Nullable Instant revisedAt) {
    static Current of(Head head) {
        return new Current(
                head.id(), head.version(), head.customerId(), head.contentHash(), head.occurredAt(), head.revisedAt());
    }

    /** The same, known to have been so later. */
    Current confirmed(@Nullable Instant at) {
        return new Current(id, version, customerId, contentHash, occurredAt, at);
    }
}
