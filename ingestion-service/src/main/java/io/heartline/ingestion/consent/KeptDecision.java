package io.heartline.ingestion.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * A decision in the history.
 *
 * @param id of the row, and of the event that told of it
 * @param customerId whom it was told of, as first assigned
 * @param decision what was decided
 * @param recordedAt when it was stored
 */
record KeptDecision(UUID id, UUID customerId, ConsentDecision decision, Instant recordedAt) {}
