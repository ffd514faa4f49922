package io.heartline.ingestion.intake;

/**
 * By what a record is known again.
 *
 * @param brand the brand that it is about: two brands may name their sources alike
 * @param source the slug of the source
 * @param externalId the source's own id of the record
 */
public record RecordKey(String brand, String source, String externalId) {}
