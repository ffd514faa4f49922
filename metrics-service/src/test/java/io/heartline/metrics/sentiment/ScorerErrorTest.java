package io.heartline.metrics.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.estimate.Mean;
import io.heartline.metrics.estimate.Share;
import io.heartline.metrics.estimate.Sums;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // what is missing fails the test
class ScorerErrorTest {
    /** 60 texts at 0.5 and 40 at −0.5. */
    private static final Sums SUMS = new Sums(100, 100, 10, 25, 100);

    private static final double ABOVE = 30;

    @Test
    void a_mean_is_widened_by_the_error_that_more_texts_do_not_average_away() {
        var error = new ScorerError(Map.of("m", 1.0), Map.of("m", polarity(0.8)));

        // when
        var widened = error.mean(SUMS, ABOVE);

        double half = Mean.halfWidth(SUMS);
        double deviation = 0.5 / Math.sqrt(3) * Math.hypot(0.3, 0.2);
        double wide = Math.hypot(half, 1.959963984540054 * deviation);
        assertThat(widened.corrected()).isCloseTo(0.1, within(1e-12));
        assertThat(widened.interval().low()).isCloseTo(0.1 - wide, within(1e-12));
        assertThat(widened.interval().high()).isCloseTo(0.1 + wide, within(1e-12));
    }

    @Test
    void a_million_texts_leave_the_scorers_error_in_place() {
        var error = new ScorerError(Map.of("m", 1.0), Map.of("m", polarity(0.8)));
        var many = new Sums(1_000_000, 1_000_000, 100_000, 250_000, 1_000_000);

        // when
        var widened = error.mean(many, 300_000);

        assertThat(Mean.halfWidth(many)).isLessThan(0.002);
        assertThat(widened.interval().high() - widened.interval().low()).isGreaterThan(0.4);
    }

    @Test
    void two_models_whose_errors_are_their_own_are_surer_than_one() {
        var both = new ScorerError(Map.of("a", 0.5, "b", 0.5), Map.of("a", polarity(0.8), "b", polarity(0.8)));
        var one = new ScorerError(Map.of("a", 1.0), Map.of("a", polarity(0.8)));

        // when
        var widened = both.mean(SUMS, ABOVE).interval();

        assertThat(widened.high()).isLessThan(one.mean(SUMS, ABOVE).interval().high());
    }

    @Test
    void a_model_without_a_card_leaves_no_interval() {
        var error = new ScorerError(Map.of("a", 0.99, "b", 0.01), Map.of("a", polarity(0.8)));

        // when
        var widened = error.mean(SUMS, ABOVE);

        assertThat(widened.interval()).isNull();
        assertThat(widened.corrected()).isNull();
        assertThat(error.emotions(histogram())).isEmpty();
    }

    @Test
    void nothing_has_neither_a_mean_nor_shares() {
        var error = new ScorerError(Map.of(), Map.of());

        assertThat(error.mean(Sums.NONE, 0).corrected()).isNull();
        assertThat(error.emotions(new Histogram())).isEmpty();
    }

    @Test
    void the_interval_of_an_emotion_holds_what_is_said_and_what_is_true_by_the_card() {
        var accuracy = new Accuracy(List.of(
                new Accuracy.Figure("gold", "anger", "precision", 0.6, 0.56, 0.64, 500),
                new Accuracy.Figure("gold", "anger", "recall", 0.4, 0.36, 0.44, 500)));
        var error = new ScorerError(Map.of("m", 1.0), Map.of("m", accuracy));

        // when
        var intervals = error.emotions(histogram());

        assertThat(intervals).containsOnlyKeys(Emotion.ANGER);
        var sampled = Share.of(20, 100).interval();
        assertThat(intervals.get(Emotion.ANGER).low()).isLessThanOrEqualTo(sampled.low() / 100);
        assertThat(intervals.get(Emotion.ANGER).contains(0.2 * 1.5)).isTrue();
        assertThat(intervals.get(Emotion.ANGER).high()).isGreaterThan(1.5 * 0.2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_widened_interval_holds_the_one_of_sampling(long seed) {
        var random = new Random(seed);
        var sums = Sums.NONE;
        double above = 0;
        for (int i = 0; i < 2 + random.nextInt(50); i++) {
            double valence = random.nextDouble(-1, 1);
            sums = sums.plus(Sums.of(valence, 1));
            above += Math.max(0, valence);
        }
        var error = new ScorerError(Map.of("m", 1.0), Map.of("m", polarity(random.nextDouble(0.5, 1))));

        // when
        var widened = error.mean(sums, above).interval();

        var sampled = Mean.of(sums).interval();
        assertThat(widened.low()).isLessThanOrEqualTo(sampled.low());
        assertThat(widened.high()).isGreaterThanOrEqualTo(sampled.high());
        assertThat(widened.low()).isGreaterThanOrEqualTo(-1);
        assertThat(widened.high()).isLessThanOrEqualTo(1);
    }

    private static Histogram histogram() {
        var histogram = new Histogram();
        for (int i = 0; i < 100; i++) {
            histogram.add(i < 20 ? Emotion.ANGER : Emotion.JOY);
        }
        return histogram;
    }

    private static Accuracy polarity(double f1) {
        return new Accuracy(
                List.of(new Accuracy.Figure("helpdesk-en", "macro", "polarity-f1-at-0", f1, null, null, 600)));
    }
}
