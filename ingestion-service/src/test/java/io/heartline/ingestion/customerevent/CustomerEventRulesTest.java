package io.heartline.ingestion.customerevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.ingestion.customer.CustomerReference;
import io.heartline.ingestion.customerevent.CustomerEventRequest.ProfileRequest;
import io.heartline.ingestion.intake.Checked;
import io.heartline.platform.access.Brands;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerEventRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static CustomerEventRequest request(
            String type, @Nullable BigDecimal amount, @Nullable String currency, @Nullable ProfileRequest profile) {
        return new CustomerEventRequest(
                "tests",
                "1",
                new CustomerReference("external-id", "C-1", null),
                "aurora-air",
                null,
                null,
                type,
                amount,
                currency,
                null,
                profile,
                null,
                null,
                null,
                null);
    }

    private static List<String> codes(CustomerEventRequest request) {
        return switch (CustomerEventRules.check(request, Brands.all(), NOW)) {
            case Checked.Valid<NewCustomerEvent> valid -> List.of();
            case Checked.Invalid<NewCustomerEvent>(var violations) ->
                violations.stream()
                        .map(violation -> violation.field() + " " + violation.code())
                        .toList();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "purchase, true",
        "data-misuse, true",
        "custom:lounge-visit, true",
        "custom:, false",
        "custom:Lounge, false",
        "explosion, false",
        "Purchase, false",
    })
    void types_are_built_in_or_custom(String type, boolean known) {
        // when
        var codes = codes(request(type, null, null, null));

        assertThat(codes).isEqualTo(known ? List.of() : List.of("type unknown-value"));
    }

    @ParameterizedTest
    @CsvSource({
        "12.50, EUR, ",
        "-12.50, CNY, ",
        "0, EUR, ",
        "0.000001, EUR, ",
        "0.0000001, EUR, amount too-precise",
        "1.0000000, EUR, ",
        "1000000000000, EUR, ",
        "1000000000000.01, EUR, amount out-of-range",
        "-1000000000001, EUR, amount out-of-range",
        "1e999999999, EUR, amount out-of-range",
        "1e-999999999, EUR, amount too-precise",
        "5, , currency required",
        "5, eur, currency unknown-currency",
        "5, QQQ, currency unknown-currency",
        ", EUR, ",
    })
    void money_is_bounded_exact_and_has_a_currency(
            @Nullable BigDecimal amount, @Nullable String currency, @Nullable String code) {
        // when
        var codes = codes(request("purchase", amount, currency, null));

        assertThat(codes).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void equal_amounts_are_written_alike() {
        // when
        var checked =
                CustomerEventRules.check(request("purchase", new BigDecimal("1e2"), "EUR", null), Brands.all(), NOW);

        assertThat(checked)
                .isInstanceOfSatisfying(
                        Checked.Valid.class,
                        valid -> assertThat(((NewCustomerEvent) valid.item())
                                        .content()
                                        .amount())
                                .hasToString("100"));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "36500, true", "-1, false", "36501, false"})
    void tenure_has_bounds(int days, boolean fits) {
        // when
        var codes =
                codes(request("profile-changed", null, null, new ProfileRequest(null, null, null, days, null, null)));

        assertThat(codes).isEqualTo(fits ? List.of() : List.of("profile.tenureDays out-of-range"));
    }

    @Test
    void a_profile_holds_slugs_a_language_and_a_zone() {
        // when
        var good = codes(request(
                "profile-changed",
                null,
                null,
                new ProfileRequest("north", "plus", "gold", 3, "zh-Hant", "Asia/Shanghai")));
        var bad = codes(request(
                "profile-changed", null, null, new ProfileRequest("North!", "", "Gold", 3, "zh_TW", "Shanghai")));

        assertThat(good).isEmpty();
        assertThat(bad)
                .containsExactlyInAnyOrder(
                        "profile.region invalid-slug",
                        "profile.plan invalid-slug",
                        "profile.tier invalid-slug",
                        "profile.language invalid-language",
                        "profile.timeZone unknown-time-zone");
    }
}
