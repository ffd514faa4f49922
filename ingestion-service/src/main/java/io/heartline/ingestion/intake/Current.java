package io.heartline.ingestion.intake;

import java.time.Instant;
import java.util.UUID;

/** What is known of the newest version of a record. */
record Current(UUID id, int version, UUID customerId, String contentHash, Instant occurredAt) {
    static Current of(Head head) {
        return new Current(head.id(), head.version(), head.customerId(), head.contentHash(), head.occurredAt());
    }
}
