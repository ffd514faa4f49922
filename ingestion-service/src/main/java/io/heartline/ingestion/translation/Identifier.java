package io.heartline.ingestion.translation;

/**
 * By what a sender knows a customer.
 *
 * @param kind an identifier kind's name on the wire, such as {@code external-id} or {@code email}
 * @param value as the sender gives it
 */
public record Identifier(String kind, String value) {}
