package io.heartline.metrics.sentiment;

import io.heartline.contracts.ScopeKind;
import io.heartline.metrics.request.Requests;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reading is of.
 *
 * @param kind brand, product, channel, touchpoint, aspect, campaign, stratum or customer
 * @param value which one
 */
record Scope(String kind, String value) {
    static final String CUSTOMER = "customer";
    private static final int VALUE_LENGTH_MAX = 200;

    /**
     * The scope that a request names; the brand, if it names none.
     *
     * @throws io.heartline.platform.problem.InvalidInput if there is no such kind, or the value makes no sense for it
     */
    static Scope of(String brand, @Nullable String scope, @Nullable String value) {
        if (value != null && value.length() > VALUE_LENGTH_MAX) {
            throw Requests.invalid("value", "is longer than " + VALUE_LENGTH_MAX + " characters");
        }
        if (Said.STRATUM.equals(scope)) {
            if (value == null || value.indexOf(':') < 1) {
                throw Requests.invalid("value", "is not a dimension and a stratum such as region:north");
            }
            return new Scope(Said.STRATUM, value);
        }
        if (CUSTOMER.equals(scope)) {
            if (value == null) {
                throw Requests.invalid("value", "must be given for this scope");
            }
            return new Scope(CUSTOMER, value);
        }
        if (scope != null
                && Arrays.stream(ScopeKind.values())
                        .noneMatch(kind -> kind.wire().equals(scope))) {
            throw Requests.invalid("scope", "is not one of " + String.join(", ", names()));
        }
        var kind = Requests.scope(scope);
        return new Scope(kind.wire(), Requests.value(brand, kind, value));
    }

    boolean brand() {
        return kind.equals(ScopeKind.BRAND.wire());
    }

    boolean customer() {
        return kind.equals(CUSTOMER);
    }

    private static List<String> names() {
        return Stream.concat(Arrays.stream(ScopeKind.values()).map(ScopeKind::wire), Stream.of(Said.STRATUM, CUSTOMER))
                .toList();
    }
}
