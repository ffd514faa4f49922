package io.heartline.alerting.alert;

import io.heartline.contracts.ScopeKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom or what an alert is about: a customer, or a scope of a brand.
 *
 * @param brand whose it is
 * @param customerId the customer, as first assigned; absent for a scope
 * @param scope what the scope is of; absent for a customer
 * @param value which product, touchpoint, aspect; the brand itself for the scope brand
 */
public record Subject(
        String brand,
        @Nullable UUID customerId,
        @Nullable ScopeKind scope,
        @Nullable String value) {
    /** Refuses a subject that is neither or both. */
    public Subject {
        if ((customerId == null) == (scope == null) || (scope == null) != (value == null)) {
            throw new IllegalArgumentException("a subject is either a customer or a scope");
        }
    }

    /** A customer. */
    public static Subject customer(String brand, UUID customerId) {
        return new Subject(brand, customerId, null, null);
    }

    /** A scope. */
    public static Subject scope(String brand, ScopeKind scope, String value) {
        return new Subject(brand, null, scope, value);
    }
}
