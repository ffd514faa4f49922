package io.heartline.ingestion.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;

/**
 * What the rows of all versioned records have in common; the names are those of the columns.
 *
 * @param id the record's id, for all its versions
 * @param brand the first part of its key
 * @param source the second part of its key
 * @param externalId the third part of its key
 * @param customerId the customer, as first assigned
 * @param version from 1
 * @param contentHash tells contents apart, in PostgreSQL's hexadecimal notation
 * @param occurredAt when it happened
 * @param occurredAtGiven whether the source said so; else it is when the first version was stored
 * @param receivedAt when this version was stored
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Head(
        UUID id,
        String brand,
        String source,
        String externalId,
        UUID customerId,
        int version,
        String contentHash,
        Instant occurredAt,
        @JsonIgnore boolean occurredAtGiven,
        Instant receivedAt) {

    /** The key of the record. */
    @JsonIgnore
    public RecordKey key() {
        return new RecordKey(brand, source, externalId);
    }

    boolean sameContent(Current current) {
        return contentHash.equals(current.contentHash())
                && (!occurredAtGiven || occurredAt.equals(current.occurredAt()));
    }

    Head revising(Current current) {
        var at = occurredAtGiven ? occurredAt : current.occurredAt();
        return new Head(
                current.id(),
                brand,
                source,
                externalId,
                customerId,
                current.version() + 1,
                contentHash,
                at,
                occurredAtGiven,
                receivedAt);
    }
}
