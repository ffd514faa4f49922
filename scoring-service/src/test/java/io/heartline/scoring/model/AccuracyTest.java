package io.heartline.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.ModelCard;
import io.heartline.contracts.Sentiment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccuracyTest {
    @Test
    void precision_recall_and_f1_are_those_of_the_textbook() {
        var judged = new ArrayList<Judged>();
        add(judged, 6, Emotion.ANGER, Emotion.ANGER, 0.9);
        add(judged, 2, Emotion.ANGER, Emotion.JOY, 0.9);
        add(judged, 4, Emotion.JOY, Emotion.ANGER, 0.9);

        // when
        var figures = Accuracy.figures("gold", judged);

        assertThat(value(figures, "anger", "precision")).isEqualTo(0.6);
        assertThat(value(figures, "anger", "recall")).isEqualTo(0.75);
        assertThat(value(figures, "anger", "f1")).isEqualTo(0.6667);
        assertThat(value(figures, "joy", "recall")).isZero();
        assertThat(value(figures, "macro", "emotion-f1-most-probable")).isEqualTo(0.3333);
        assertThat(figure(figures, "anger", "precision").n()).isEqualTo(10);
        assertThat(figure(figures, "anger", "recall").n()).isEqualTo(8);
    }

    @Test
    void an_abstention_lowers_recall_and_coverage_but_not_precision() {
        var judged = new ArrayList<Judged>();
        add(judged, 5, Emotion.FEAR, Emotion.FEAR, 0.8);
        add(judged, 5, Emotion.FEAR, null, 0.2);

        // when
        var figures = Accuracy.figures("gold", judged);

        assertThat(value(figures, "fear", "precision")).isEqualTo(1);
        assertThat(value(figures, "fear", "recall")).isEqualTo(0.5);
        assertThat(value(figures, "macro", "coverage")).isEqualTo(0.5);
    }

    @Test
    void the_calibration_error_is_how_far_confidence_is_from_the_share_that_is_right() {
        var judged = new ArrayList<Judged>();
        add(judged, 6, Emotion.ANGER, Emotion.ANGER, 0.85);
        add(judged, 4, Emotion.JOY, Emotion.ANGER, 0.85);

        // when
        var figures = Accuracy.figures("gold", judged);

        assertThat(value(figures, "macro", "calibration-error")).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void sentiments_and_channels_have_figures_of_their_own() {
        var judged = List.of(
                new Judged(
                        "en", Channel.CHAT, null, Sentiment.NEGATIVE, new Judged.Said(null, Sentiment.NEGATIVE, 0.9)),
                new Judged("en", null, null, Sentiment.NEGATIVE, new Judged.Said(null, Sentiment.POSITIVE, 0.9)));

        // when
        var figures = Accuracy.figures("gold", judged);

        assertThat(figures)
                .filteredOn(figure -> figure.measure().equals("sentiment-recall"))
                .extracting(ModelCard.Figure::channel, ModelCard.Figure::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, 0.5),
                        org.assertj.core.groups.Tuple.tuple("chat", 1.0));
        assertThat(figures).noneMatch(figure -> figure.measure().equals("precision"));
    }

    @Test
    void nothing_judged_gives_no_figures() {
        // when
        var figures = Accuracy.figures("gold", List.of());

        assertThat(figures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_order_of_the_texts_does_not_matter_and_every_figure_lies_in_its_interval(long seed) {
        var random = new Random(seed);
        var judged = new ArrayList<Judged>();
        for (int i = 0; i < 120; i++) {
            var truth = List.of(Emotion.values()).get(random.nextInt(7));
            var said = random.nextInt(3) == 0 ? List.of(Emotion.values()).get(random.nextInt(7)) : truth;
            var channel = random.nextBoolean() ? List.of(Channel.values()).get(random.nextInt(3)) : null;
            var sentiment = List.of(Sentiment.values()).get(random.nextInt(3));
            judged.add(new Judged(
                    random.nextBoolean() ? "en" : "zh",
                    channel,
                    truth,
                    sentiment,
                    new Judged.Said(random.nextInt(9) == 0 ? null : said, sentiment, random.nextDouble())));
        }
        var figures = Accuracy.figures("gold", judged);
        Collections.shuffle(judged, random);

        // when
        var again = Accuracy.figures("gold", judged);

        assertThat(again).isEqualTo(figures).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.value()).isBetween(0.0, 1.0).isBetween(figure.low(), figure.high());
            assertThat(figure.n()).isPositive();
        });
    }

    private static void add(List<Judged> judged, int times, Emotion truth, @Nullable Emotion said, double confidence) {
        for (int i = 0; i < times; i++) {
            judged.add(new Judged("en", null, truth, null, new Judged.Said(said, null, confidence)));
        }
    }

    private static double value(List<ModelCard.Figure> figures, String label, String measure) {
        return figure(figures, label, measure).value();
    }

    private static ModelCard.Figure figure(List<ModelCard.Figure> figures, String label, String measure) {
        return figures.stream()
                .filter(figure ->
                        figure.label().equals(label) && figure.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }
}
