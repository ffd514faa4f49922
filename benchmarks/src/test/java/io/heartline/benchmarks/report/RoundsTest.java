package io.heartline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void the_median_is_the_value_in_the_middle_or_between_the_two() {
        var odd = new Rounds(List.of(5.0, 1.0, 3.0));
        var even = new Rounds(List.of(4.0, 1.0, 2.0, 9.0));

        assertThat(odd.median()).isEqualTo(3);
        assertThat(even.median()).isEqualTo(3);
        assertThat(even.least()).isEqualTo(1);
        assertThat(even.greatest()).isEqualTo(9);
    }

    @Test
    void a_ratio_is_taken_round_by_round() {
        var subject = new Rounds(List.of(50.0, 10.0));
        var baseline = new Rounds(List.of(100.0, 20.0));

        // when
        var ratio = subject.over(baseline);

        assertThat(ratio.values()).containsExactly(0.5, 0.5);
    }

    @Test
    void rounds_of_different_runs_are_not_compared() {
        var two = new Rounds(List.of(1.0, 2.0));

        assertThatThrownBy(() -> two.over(Rounds.of(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_and_what_is_no_number_are_refused() {
        assertThatThrownBy(() -> new Rounds(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rounds.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
