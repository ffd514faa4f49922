package io.heartline.metrics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeanTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void three_equal_weights_give_students_interval() {
        var sums = Sums.of(0.2, 1).plus(Sums.of(0.4, 1)).plus(Sums.of(0.6, 1));

        // when
        var mean = Mean.of(sums);

        // s² = 0.04, t(2) = 4.302653, half = 4.302653 · √(0.04 / 3)
        assertThat(mean.value()).isCloseTo(0.4, EXACT);
        assertThat(mean.n()).isEqualTo(3);
        assertThat(mean.nEff()).isCloseTo(3, EXACT);
        var interval = Objects.requireNonNull(mean.interval());
        assertThat(interval.low()).isCloseTo(0.4 - 0.496828, within(1e-6));
        assertThat(interval.high()).isCloseTo(0.4 + 0.496828, within(1e-6));
    }

    @Test
    void unequal_weights_count_for_fewer() {
        // when
        var mean = Mean.of(Sums.of(1, 1).plus(Sums.of(0, 0.5)).plus(Sums.of(0, 0.5)));

        // (1 + 0.5 + 0.5)² / (1 + 0.25 + 0.25) = 8 / 3
        assertThat(mean.value()).isCloseTo(0.5, EXACT);
        assertThat(mean.nEff()).isCloseTo(8 / 3.0, EXACT);
    }

    @Test
    void below_two_effective_pieces_there_is_no_interval() {
        assertThat(Mean.of(Sums.of(0.7, 1)).interval()).isNull();
        assertThat(Mean.of(Sums.of(0.7, 1).plus(Sums.of(0.1, 0.9))).interval()).isNull();
        assertThat(Mean.of(Sums.of(0.7, 1).plus(Sums.of(0.1, 1))).interval()).isNotNull();
    }

    @Test
    void nothing_has_no_mean() {
        // when
        var mean = Mean.of(Sums.NONE);

        assertThat(mean.value()).isNull();
        assertThat(mean.interval()).isNull();
        assertThat(mean.n()).isZero();
    }

    @Test
    void an_interval_stays_within_the_range_of_valence() {
        // when
        var interval = Objects.requireNonNull(
                Mean.of(Sums.of(0.9, 1).plus(Sums.of(-0.5, 1))).interval());

        assertThat(interval).isEqualTo(new Interval(-1, 1));
    }

    @Test
    void five_pieces_of_the_whole_pull_a_scope() {
        // (3 · 0.8 + 5 · 0.1) / 8
        assertThat(Mean.shrunk(new Sums(3, 3, 2.4, 2, 3), 0.1, 5)).isCloseTo(0.3625, EXACT);
    }

    @Test
    void weights_fade_by_a_factor() {
        assertThat(Sums.of(0.5, 2).times(0.5)).isEqualTo(Sums.of(0.5, 1));
    }

    @Test
    void a_share_has_wilsons_interval() {
        // when
        var share = Share.of(8, 10);

        assertThat(share.percent()).isCloseTo(80, EXACT);
        var interval = Objects.requireNonNull(share.interval());
        assertThat(interval.low()).isCloseTo(49.0162, within(1e-4));
        assertThat(interval.high()).isCloseTo(94.3318, within(1e-4));
    }

    @Test
    void a_share_of_nothing_is_null_and_not_0() {
        assertThat(Share.of(0, 0)).isEqualTo(new Share(null, 0, null));
        assertThat(Share.of(0, 4).percent()).isZero();
    }
}
