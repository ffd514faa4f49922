package io.heartline.ingestion.privacy;

/**
 * An identifier as tombstones know it.
 *
 * @param brand whose customer it means
 * @param kind the kind's name on the wire
 * @param value as it is stored with the customer
 */
public record Mark(String brand, String kind, String value) {}
