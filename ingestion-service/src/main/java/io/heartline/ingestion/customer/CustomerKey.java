package io.heartline.ingestion.customer;

/**
 * An identifier of a customer; the same value may mean another customer to another brand.
 *
 * @param value in its normal form; e-mail addresses and phone numbers are in plain here and nowhere in the database
 */
public record CustomerKey(String brand, IdentifierKind kind, String value) {
    /** Without the value, which must not get into logs. */
    @Override
    public String toString() {
        return brand + " " + kind.wire();
    }
}
