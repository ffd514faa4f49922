package io.heartline.localstack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsTest {

    @Test
    void the_threshold_lies_where_f1_is_best() {
        var truth = new boolean[] {true, true, false, true, false};
        var values = new double[] {0.9, 0.8, 0.7, 0.6, 0.1};

        // F1 at 0.9: 2/4, at 0.8: 4/5, at 0.7: 4/6, at 0.6: 6/7, at 0.1: 6/8
        assertThat(Thresholds.best(truth, values, 0.5)).isEqualTo(0.6);
    }

    @Test
    void equals_are_never_parted() {
        var truth = new boolean[] {true, false, false, false};
        var values = new double[] {0.5, 0.5, 0.5, 0.4};

        assertThat(Thresholds.best(truth, values, 0.3)).isEqualTo(0.5);
    }

    @Test
    void where_there_is_nothing_to_find_the_threshold_stays() {
        assertThat(Thresholds.best(new boolean[] {false}, new double[] {0.9}, 0.3))
                .isEqualTo(0.3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_other_threshold_does_better(long seed) {
        var random = new Random(seed);
        var truth = new boolean[60];
        var values = random.ints(60, 0, 20).mapToDouble(value -> value / 20.0).toArray();
        for (var i = 0; i < truth.length; i++) {
            truth[i] = random.nextDouble() < values[i];
        }

        // when
        var best = Thresholds.best(truth, values, 0.5);

        assertThat(Arrays.stream(values)
                        .map(value -> f1(truth, values, value))
                        .max()
                        .orElseThrow())
                .isEqualTo(f1(truth, values, best));
    }

    private static double f1(boolean[] truth, double[] values, double threshold) {
        var hits = 0;
        var all = 0;
        for (var i = 0; i < truth.length; i++) {
            hits += truth[i] && values[i] >= threshold ? 1 : 0;
            all += (truth[i] ? 1 : 0) + (values[i] >= threshold ? 1 : 0);
        }
        return all == 0 ? 0 : 2.0 * hits / all;
    }
}
