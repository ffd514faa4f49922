package io.heartline.metrics.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    @Test
    void an_emotion_that_is_said_too_rarely_counts_for_more() {
        var accuracy = new Accuracy(List.of(
                figure("goemotions", "anger", "precision", 0.60, 0.56, 0.64, 5000),
                figure("goemotions", "anger", "recall", 0.48, 0.44, 0.52, 5000)));

        // when
        var ratio = accuracy.emotion("anger").orElseThrow();

        assertThat(ratio.factor()).isCloseTo(1.25, within(1e-12));
        double deviation = 0.08 / (2 * 1.959963984540054);
        assertThat(ratio.logDeviation()).isCloseTo(Math.hypot(deviation / 0.60, deviation / 0.48), within(1e-12));
    }

    @Test
    void the_operators_own_texts_go_before_larger_sets() {
        var accuracy = new Accuracy(List.of(
                figure("goemotions", "anger", "precision", 0.60, null, null, 5000),
                figure("goemotions", "anger", "recall", 0.30, null, null, 5000),
                figure("gold", "anger", "precision", 0.5, null, null, 40),
                figure("gold", "anger", "recall", 0.5, null, null, 40)));

        // when
        var ratio = accuracy.emotion("anger").orElseThrow();

        assertThat(ratio.factor()).isEqualTo(1);
        assertThat(ratio.logDeviation()).isCloseTo(Math.sqrt(2 * 0.5 / (0.5 * 40)), within(1e-12));
    }

    @Test
    void polarity_alone_says_how_large_the_error_may_be_but_not_its_side() {
        var accuracy = new Accuracy(List.of(figure("helpdesk-en", "macro", "polarity-f1-at-0", 0.8, null, null, 600)));

        // when
        var ratio = accuracy.side("negative").orElseThrow();

        assertThat(ratio.factor()).isEqualTo(1);
        assertThat(ratio.logDeviation()).isCloseTo(0.5 / Math.sqrt(3), within(1e-12));
    }

    @Test
    void rates_of_zero_and_missing_rates_tell_nothing() {
        var accuracy = new Accuracy(List.of(
                figure("brighter-zh", "disgust", "precision", 0, 0.0, 0.0, 200),
                figure("brighter-zh", "disgust", "recall", 0, 0.0, 0.0, 200),
                figure("brighter-zh", "joy", "precision", 0.7, 0.6, 0.8, 200)));

        assertThat(accuracy.emotion("disgust")).isEmpty();
        assertThat(accuracy.emotion("joy")).isEmpty();
        assertThat(accuracy.side("positive")).isEmpty();
    }

    private static Accuracy.Figure figure(
            String set,
            String label,
            String measure,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            long n) {
        return new Accuracy.Figure(set, label, measure, value, low, high, n);
    }
}
