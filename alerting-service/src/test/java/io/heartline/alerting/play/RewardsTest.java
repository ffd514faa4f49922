package io.heartline.alerting.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RewardsTest {
    private static final Rewards.Budget BUDGET = new Rewards.Budget(new BigDecimal("100"), Period.MONTH);

    @ParameterizedTest
    @CsvSource({
        "gold, ATTENTION, lounge",
        "gold, SAVINGS, gold voucher",
        "silver, ATTENTION, thanks",
        "'', UNKNOWN, thanks",
    })
    void the_first_offer_that_fits_the_customer_is_given(String tier, Preference preference, String expected) {
        var rewards = new Rewards(
                "EUR",
                List.of(
                        offer("gold", Preference.ATTENTION, "lounge"),
                        offer("gold", null, "gold voucher"),
                        offer(null, null, "thanks")),
                BUDGET);

        // when
        var offer = rewards.offerFor(tier, preference);

        assertThat(offer).map(found -> found.nameIn("en")).hasValue(expected);
    }

    @Test
    void whoever_no_offer_fits_gets_none_and_a_name_is_in_the_nearest_language() {
        var gold = new Rewards.Offer("gold", null, Map.of("en", "a room", "zh", "房间"), BigDecimal.ONE);
        var rewards = new Rewards("CNY", List.of(gold), BUDGET);

        // when
        var offer = rewards.offerFor("silver", Preference.EASE);

        assertThat(offer).isEmpty();
        assertThat(List.of(gold.nameIn("zh-hant"), gold.nameIn("zh"), gold.nameIn("en")))
                .containsExactly("房间", "房间", "a room");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "0.001", "1000000000.01"})
    void an_amount_that_cannot_be_counted_is_refused(BigDecimal amount) {
        var name = Map.of("en", "x");

        // when
        assertThatThrownBy(() -> new Rewards.Offer(null, null, name, amount))
                .isInstanceOf(IllegalArgumentException.class);

        assertThatThrownBy(() -> new Rewards.Budget(amount, Period.DAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rewards("EURO", List.of(offer(null, null, "x")), BUDGET))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Period.class)
    void periods_follow_each_other_without_a_gap(Period period) {
        var random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            var at = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));

            // when
            var next = period.nextAfter(at);

            assertThat(next).isAfter(at);
            assertThat(period.startOf(next.minusNanos(1))).isEqualTo(period.startOf(at));
            assertThat(period.startOf(next)).isAfter(period.startOf(at));
        }
    }

    @Test
    void what_stirs_a_customer_most_is_the_preference() {
        var spoken = List.of(Map.of("price", -0.4, "service", 0.9), Map.of("service", -0.8), Map.of("odd", 1.0));

        // when
        var preference = Preference.of(spoken);

        assertThat(preference).isEqualTo(Preference.ATTENTION);
        assertThat(Preference.of(List.of())).isEqualTo(Preference.UNKNOWN);
        assertThat(Preference.of(List.of(Map.of("price", 0.0)))).isEqualTo(Preference.UNKNOWN);
        assertThat(Preference.of(List.of(Map.of("price", 0.5, "variety", -0.5))))
                .isEqualTo(Preference.SAVINGS);
    }

    private static Rewards.Offer offer(@Nullable String tier, @Nullable Preference preference, String name) {
        return new Rewards.Offer(tier, preference, Map.of("en", name), BigDecimal.TEN);
    }
}
