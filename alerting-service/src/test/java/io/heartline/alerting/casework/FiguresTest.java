package io.heartline.alerting.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void of_nothing_there_is_no_median() {
        // when
        var spread = Spread.of(List.of());

        assertThat(spread).isEqualTo(new Spread(0, null, null));
    }

    @Test
    void of_one_there_is_a_median_without_an_interval() {
        // when
        var spread = Spread.of(List.of(7.0));

        assertThat(spread.median()).isEqualTo(new Spread.Quantile(7, null, null));
    }

    @Test
    void the_median_lies_between_the_two_in_the_middle_and_its_interval_between_ranks() {
        var hundred = IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList();

        // when
        var spread = Spread.of(hundred);

        assertThat(spread.median()).isEqualTo(new Spread.Quantile(50.5, 40.0, 61.0));
        var p90 = Objects.requireNonNull(spread.p90());
        assertThat(p90.value()).isCloseTo(90.1, within(1e-9));
        assertThat(p90).extracting(Spread.Quantile::low, Spread.Quantile::high).containsExactly(84.0, 97.0);
    }

    @Test
    void the_interval_holds_the_true_median_at_least_as_often_as_it_says() {
        var random = new Random(7);
        int held = 0;
        int trials = 4000;
        for (int i = 0; i < trials; i++) {
            List<Double> values = new ArrayList<>();
            for (int j = 0; j < 30; j++) {
                values.add(-Math.log(random.nextDouble()));
            }
            Collections.sort(values);

            // when
            var median = Objects.requireNonNull(Spread.of(values).median());

            held += isWithin(Math.log(2), median.low(), median.high()) ? 1 : 0;
        }
        assertThat((double) held / trials).isGreaterThan(0.94);
    }

    private static boolean isWithin(double value, @Nullable Double low, @Nullable Double high) {
        return low != null && high != null && low <= value && value <= high;
    }

    @Test
    void a_share_has_wilsons_interval() {
        // when
        var share = Share.of(12, 21);

        assertThat(share.value()).isCloseTo(0.5714, within(1e-4));
        assertThat(share.low()).isCloseTo(0.3655, within(1e-4));
        assertThat(share.high()).isCloseTo(0.7553, within(1e-4));
        assertThat(Share.of(0, 0)).isEqualTo(new Share(0, null, null, null));
        assertThatThrownBy(() -> Share.of(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_trend_from_nothing_has_no_ratio_and_no_upper_bound() {
        // when
        var trend = Trend.of(4, 0);

        assertThat(trend.ratio()).isNull();
        assertThat(trend.low()).isPositive();
        assertThat(trend.high()).isNull();
    }

    @Test
    void three_times_as_many_of_few_may_still_be_chance() {
        // when
        var trend = Trend.of(9, 3);

        assertThat(trend.ratio()).isEqualTo(3);
        assertThat(trend.low()).isLessThan(1);
        assertThat(Trend.of(90, 30).low()).isGreaterThan(1);
    }
}
