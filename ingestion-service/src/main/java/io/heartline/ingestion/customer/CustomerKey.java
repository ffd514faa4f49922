package io.heartline.ingestion.customer;

/** An identifier of a customer; the same value may mean another customer to another brand. */
public record CustomerKey(String brand, IdentifierKind kind, String value) {}
