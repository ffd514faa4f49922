package io.heartline.ingestion.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
 * @param revisedAt when the source had it so; null if it does not say, then what arrives later is newer
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
        Instant receivedAt,
        @Nullable Instant revisedAt) {

    /** The key of the record. */
    @JsonIgnore
    public RecordKey key() {
        return new RecordKey(brand, source, externalId);
    }

    boolean sameContent(Current current) {
        return contentHash.equals(current.contentHash())
                && (!occurredAtGiven || occurredAt.equals(current.occurredAt()));
    }

    /**
     * Whether the source had what is there later than this. Two contents of one instant are put in order by their
     * hashes, so that the same one wins in whatever order they arrive.
     */
    boolean outdated(Current current) {
        if (revisedAt == null || current.revisedAt() == null) {
            return false;
        }
        int order = revisedAt.compareTo(current.revisedAt());
        if (order == 0) {
            order = contentHash.compareTo(current.contentHash());
        }
        return order < 0 || (order == 0 && occurredAtGiven && occurredAt.isBefore(current.occurredAt()));
    }

    /** Whether the source had the same content once more, later than is known. */
    boolean confirms(Current current) {
        return revisedAt != null && current.revisedAt() != null && revisedAt.isAfter(current.revisedAt());
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
                receivedAt,
                revisedAt);
    }
}
