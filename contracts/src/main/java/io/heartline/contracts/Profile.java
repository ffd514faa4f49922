package io.heartline.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Strata and manners of a customer; never an address.
 *
 * @param region a slug of the operator's own
 * @param plan a slug of the operator's own
 * @param tier a slug of the operator's own
 * @param tenureDays days since the customer joined
 * @param language a BCP 47 tag
 * @param timeZone an IANA zone
 */
public record Profile(
        @Nullable String region,
        @Nullable String plan,
        @Nullable String tier,
        @Nullable Integer tenureDays,
        @Nullable String language,
        @Nullable String timeZone) {}
