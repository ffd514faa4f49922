package io.heartline.localstack.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.localstack.verify.AnomalyScoring.Judged;
import io.heartline.localstack.verify.AnomalyScoring.Labelled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalyScoringTest {
    /** What the benchmark's own formulas, written down a second time in another language, give for the same scores. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.2, -12.0607704899",
        "1, 0.5, -3.4914820894",
        "1, 0.9, 0.7799342938",
        "1, 0.96, 1.189309121",
        "1, 0.99, -2.11",
        "2, 0.2, -13.5970389242",
        "2, 0.5, -5.3633561008",
        "2, 0.9, 1.1849858615",
        "2, 0.96, 1.4049858615",
        "2, 0.99, -2.0",
        "3, 0.2, -4.94",
        "3, 0.5, -2.19",
        "3, 0.9, 0.56",
        "3, 0.96, 0.89",
        "3, 0.99, -1.11",
        "4, 0.2, -24.9657071627",
        "4, 0.5, -9.1850433573",
        "4, 0.9, 0.4390680583",
        "4, 0.96, 1.6372419807",
        "4, 0.99, -3.2198783887",
    })
    void the_raw_score_of_a_series_is_that_of_the_benchmark(int number, double threshold, double raw) {
        var judged = series(number);
        int windows = judged.windows().size();

        // when
        double normalised = AnomalyScoring.at(List.of(judged), threshold);

        assertThat(normalised * 2 * windows / 100 - windows).isCloseTo(raw, within(1e-9));
    }

    @Test
    void the_best_threshold_is_no_worse_than_any_other() {
        var group = List.of(series(1), series(2), series(4));

        // when
        var best = AnomalyScoring.best(group);

        for (double threshold = 0; threshold < 1.1; threshold += 0.01) {
            assertThat(AnomalyScoring.at(group, threshold)).isLessThanOrEqualTo(best.normalised());
        }
        assertThat(AnomalyScoring.at(group, best.threshold())).isEqualTo(best.normalised());
    }

    @Test
    void detecting_each_window_at_its_first_point_alone_is_perfect_and_nothing_is_zero() {
        var scores = new double[1000];
        scores[400] = 1;
        scores[700] = 1;
        var judged = new Judged(scores, List.of(new Labelled(400, 480), new Labelled(700, 760)));

        // when
        double perfect = AnomalyScoring.at(List.of(judged), 1);

        assertThat(perfect).isCloseTo(100, within(1e-9));
        assertThat(AnomalyScoring.at(List.of(judged), 2)).isZero();
    }

    private static Judged series(int number) {
        return switch (number) {
            case 1 -> series(1000, 1, new Labelled(400, 480), new Labelled(700, 760));
            case 2 -> series(1000, 2, new Labelled(160, 200), new Labelled(900, 999));
            case 3 -> series(300, 3, new Labelled(100, 100));
            default -> series(2000, 4, new Labelled(500, 560), new Labelled(600, 660), new Labelled(1500, 1600));
        };
    }

    private static Judged series(int points, long seed, Labelled... windows) {
        var scores = new double[points];
        long state = seed;
        for (int i = 0; i < points; i++) {
            state = (state * 1_103_515_245L + 12_345) % 2_147_483_648L;
            scores[i] = Math.pow(state / 2_147_483_648.0, 8);
        }
        for (var window : windows) {
            scores[(window.first() + window.last()) / 2] = 0.97 + seed / 1000.0;
        }
        return new Judged(scores, List.of(windows));
    }
}
