package io.heartline.ingestion.customerevent;

import static java.util.Objects.requireNonNull;

import io.heartline.contracts.EventType;
import io.heartline.contracts.Profile;
import io.heartline.ingestion.customer.CustomerKey;
import io.heartline.ingestion.customer.CustomerReference;
import io.heartline.ingestion.customerevent.CustomerEventRequest.ProfileRequest;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.intake.Limits;
import io.heartline.platform.access.Brands;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a customer event must keep to be taken. */
final class CustomerEventRules {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> TIME_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final String TYPES = String.join(", ", new TreeSet<>(EventType.BUILT_IN)) + ", custom:<slug>";

    private CustomerEventRules() {}

    /** Checks an event that arrives at {@code now} from a caller for these brands. */
    static Checked<NewCustomerEvent> check(CustomerEventRequest request, Brands brands, Instant now) {
        var fields = new Fields();
        var source = fields.slug("source", request.source());
        var externalId = fields.identifier("externalId", request.externalId(), Limits.IDENTIFIER_LENGTH_MAX);
        var brand = fields.slug("brand", request.brand());
        if (request.brand() != null && !brands.contain(brand)) {
            fields.refuse("brand", "brand-not-allowed", "is not a brand of this key");
        }
        var customer = CustomerReference.check(fields, "customer", request.customer(), request.brand());
        var referred = referred(fields, request, customer);
        var content = content(fields, request);
        var occurredAt = fields.instant("occurredAt", request.occurredAt(), now);
        var revisedAt = fields.instant("revisedAt", request.revisedAt(), now);
        var backfill = Objects.requireNonNullElse(request.backfill(), false);
        return fields.result(() -> new NewCustomerEvent(
                source,
                externalId,
                requireNonNull(customer),
                referred,
                occurredAt,
                revisedAt,
                requireNonNull(content),
                backfill));
    }

    private static @Nullable CustomerKey referred(
            Fields fields, CustomerEventRequest request, @Nullable CustomerKey customer) {
        if (request.referredCustomer() == null) {
            return null;
        }
        var referred = CustomerReference.check(fields, "referredCustomer", request.referredCustomer(), request.brand());
        if (referred != null && referred.equals(customer)) {
            fields.refuse("referredCustomer", "self-referral", "is the customer of the event");
        }
        return referred;
    }

    private static @Nullable CustomerEventContent content(Fields fields, CustomerEventRequest request) {
        fields.present("type", request.type());
        var type = fields.oneOf("type", request.type(), EventType::of, TYPES);
        var product = fields.optionalIdentifier("product", request.product(), Limits.NAME_LENGTH_MAX);
        var touchpoint = fields.optionalSlug("touchpoint", request.touchpoint());
        var amount = amount(fields, request.amount());
        currency(fields, request);
        var profile = profile(fields, request.profile());
        var attributes = fields.attributes("attributes", request.attributes());
        return type == null
                ? null
                : new CustomerEventContent(
                        product, touchpoint, type, amount, request.currency(), null, profile, attributes);
    }

    private static @Nullable BigDecimal amount(Fields fields, @Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        // Compared before anything is written out: 1e999999999 is a short text and a very long number.
        if (amount.abs().compareTo(Limits.AMOUNT_BOUND) > 0) {
            fields.refuse("amount", "out-of-range", "is more than " + Limits.AMOUNT_BOUND.toPlainString());
            return null;
        }
        var plain = amount.stripTrailingZeros();
        if (plain.scale() > Limits.AMOUNT_SCALE_MAX) {
            fields.refuse("amount", "too-precise", "has more than " + Limits.AMOUNT_SCALE_MAX + " decimals");
            return null;
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static void currency(Fields fields, CustomerEventRequest request) {
        if (request.currency() == null) {
            if (request.amount() != null) {
                fields.refuse("currency", "required", "is required where an amount is given");
            }
        } else if (!CURRENCIES.contains(request.currency())) {
            fields.refuse("currency", "unknown-currency", "is not an ISO 4217 code");
        }
    }

    private static @Nullable Profile profile(Fields fields, @Nullable ProfileRequest request) {
        if (request == null) {
            return null;
        }
        var days = request.tenureDays();
        if (days != null && (days < 0 || days > Limits.TENURE_DAYS_MAX)) {
            fields.refuse("profile.tenureDays", "out-of-range", "is not between 0 and " + Limits.TENURE_DAYS_MAX);
        }
        if (request.timeZone() != null && !TIME_ZONES.contains(request.timeZone())) {
            fields.refuse("profile.timeZone", "unknown-time-zone", "is not an IANA time zone");
        }
        return new Profile(
                fields.optionalSlug("profile.region", request.region()),
                fields.optionalSlug("profile.plan", request.plan()),
                fields.optionalSlug("profile.tier", request.tier()),
                days,
                fields.language("profile.language", request.language()),
                request.timeZone());
    }
}
