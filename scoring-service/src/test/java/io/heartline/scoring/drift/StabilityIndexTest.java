package io.heartline.scoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StabilityIndexTest {
    @Test
    void it_is_the_sum_of_the_formula() {
        var half = new long[] {499_999, 499_999};
        var quarter = new long[] {249_999, 749_999};

        // when
        double index = StabilityIndex.of(half, quarter);

        assertThat(index).isCloseTo(0.25 * Math.log(2) - 0.25 * Math.log(2.0 / 3), within(1e-5));
    }

    @Test
    void an_empty_bin_does_not_make_it_infinite() {
        // when
        double index = StabilityIndex.of(new long[] {100, 0}, new long[] {0, 100});

        assertThat(index).isFinite().isGreaterThan(StabilityIndex.SHIFTED);
    }

    @Test
    void a_change_that_chance_explains_is_no_change() {
        double chance = StabilityIndex.chance(7, 10, 1000);

        // when
        var few = StabilityIndex.stability(0.3, chance);

        assertThat(few).isEqualTo(Stability.STABLE);
        assertThat(StabilityIndex.stability(0.3, 0.05)).isEqualTo(Stability.SHIFTED);
        assertThat(StabilityIndex.stability(0.2, 0.05)).isEqualTo(Stability.MODERATE);
        assertThat(StabilityIndex.stability(0.0999, 0.05)).isEqualTo(Stability.STABLE);
        assertThat(StabilityIndex.stability(0.25, 0.05)).isEqualTo(Stability.SHIFTED);
    }

    @Test
    void the_quantile_is_that_of_the_tables() {
        // when
        double six = StabilityIndex.chance(7, 2, 2);

        assertThat(six).isCloseTo(12.592, within(0.05));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_is_zero_of_itself_symmetric_and_never_negative(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int bins = 2 + random.nextInt(12);
            var one = random.longs(bins, 0, 1 << random.nextInt(1, 12)).toArray();
            var other = random.longs(bins, 0, 1 << random.nextInt(1, 12)).toArray();

            // when
            double index = StabilityIndex.of(one, other);

            assertThat(StabilityIndex.of(one, one)).isZero();
            assertThat(StabilityIndex.of(other, one)).isCloseTo(index, within(1e-12));
            assertThat(index).isNotNegative().isFinite();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void of_one_population_about_one_of_twenty_exceeds_what_chance_explains(long seed) {
        var random = new Random(seed);
        int exceeded = 0;
        for (int round = 0; round < 1000; round++) {
            // when
            double index = StabilityIndex.of(sample(random, 400), sample(random, 300));

            exceeded += index > StabilityIndex.chance(7, 400, 300) ? 1 : 0;
        }
        assertThat(exceeded).isBetween(25, 80);
    }

    private static long[] sample(Random random, int texts) {
        var counts = new long[7];
        for (int i = 0; i < texts; i++) {
            counts[random.nextInt(7)]++;
        }
        return counts;
    }
}
