package io.heartline.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heartline.scoring.linear.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregationTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void one_passage_is_itself(long seed) {
        var part = part(new Random(seed));

        // when
        var whole = Aggregation.of(List.of(part));

        assertThat(whole).isSameAs(part.prediction());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void passages_that_say_the_same_say_it_together(long seed) {
        var random = new Random(seed);
        var prediction = part(random).prediction();

        // when
        var whole = Aggregation.of(List.of(new Part(prediction, 5), new Part(prediction, 90), new Part(prediction, 1)));

        assertThat(whole.emotions()).containsExactly(prediction.emotions(), EXACT);
        assertThat(whole.valence()).isCloseTo(prediction.valence(), EXACT);
        assertThat(whole.intensity()).isCloseTo(prediction.intensity(), EXACT);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void every_figure_lies_between_those_of_the_passages(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var parts = parts(random);

            // when
            var whole = Aggregation.of(parts);

            assertThat(Arrays.stream(whole.emotions()).sum()).isCloseTo(1, EXACT);
            assertThat(Arrays.stream(whole.sentiments()).sum()).isCloseTo(1, EXACT);
            within(whole, parts, Prediction::valence);
            within(whole, parts, Prediction::intensity);
            within(whole, parts, Prediction::known);
            for (int i = 0; i < whole.emotions().length; i++) {
                int emotion = i;
                within(whole, parts, prediction -> prediction.emotions()[emotion]);
                within(whole, parts, prediction -> prediction.nuances()[emotion % 2]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10, 11})
    void without_recency_the_order_does_not_matter(long seed) {
        var random = new Random(seed);
        var parts = parts(random);
        var mixed = new ArrayList<>(parts);
        Collections.shuffle(mixed, random);

        // when
        var one = Aggregation.of(parts, 0);
        var other = Aggregation.of(mixed, 0);

        assertThat(other.emotions()).containsExactly(one.emotions(), EXACT);
        assertThat(other.valence()).isCloseTo(one.valence(), EXACT);
    }

    @Test
    void the_end_of_a_conversation_says_more() {
        var bad = new Part(prediction(0.8, 0.1, 0.1), 20);
        var good = new Part(prediction(0.1, 0.1, 0.8), 20);

        // when
        double endsWell = Aggregation.of(List.of(bad, good)).valence();
        double endsBadly = Aggregation.of(List.of(good, bad)).valence();

        assertThat(endsWell).isPositive().isCloseTo(-endsBadly, EXACT);
    }

    @Test
    void what_is_felt_strongly_outweighs_what_is_said_in_passing() {
        var flat = new Part(prediction(0.05, 0.9, 0.05), 20);
        var angry = new Part(prediction(0.9, 0.05, 0.05), 20);

        // when
        var weights = Aggregation.weights(List.of(flat, angry, flat), 0);

        assertThat(weights[1]).isGreaterThan(2 * weights[0]);
    }

    @Test
    void nothing_cannot_be_made_one() {
        assertThatIllegalArgumentException().isThrownBy(() -> Aggregation.of(List.of()));
    }

    private static void within(Prediction whole, List<Part> parts, ToDoubleFunction<Prediction> figure) {
        var summary = parts.stream()
                .mapToDouble(part -> figure.applyAsDouble(part.prediction()))
                .summaryStatistics();
        assertThat(figure.applyAsDouble(whole)).isBetween(summary.getMin() - 1e-9, summary.getMax() + 1e-9);
    }

    private static List<Part> parts(Random random) {
        var parts = new ArrayList<Part>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            parts.add(part(random));
        }
        return parts;
    }

    private static Part part(Random random) {
        return new Part(
                new Prediction(
                        shares(random, 7),
                        shares(random, 3),
                        new double[] {random.nextDouble(), random.nextDouble()},
                        random.nextDouble(),
                        random.nextDouble()),
                1 + random.nextInt(128));
    }

    private static Prediction prediction(double negative, double neutral, double positive) {
        double[] emotions = {positive, negative, 0, 0, 0, 0, neutral};
        return new Prediction(emotions, new double[] {negative, neutral, positive}, new double[0], 1 - neutral, 1);
    }

    private static double[] shares(Random random, int count) {
        var values = random.doubles(count).toArray();
        double sum = Arrays.stream(values).sum();
        return Arrays.stream(values).map(value -> value / sum).toArray();
    }
}
