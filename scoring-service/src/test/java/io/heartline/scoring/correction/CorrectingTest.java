package io.heartline.scoring.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Evidence;
import io.heartline.contracts.Score;
import io.heartline.contracts.Sentiment;
import io.heartline.scoring.Examples;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectingTest {
    @Test
    void a_named_emotion_is_certain_and_the_rest_stays_as_the_model_said() {
        var model = joyful(false);

        // when
        var shown = Correcting.apply(model, List.of(emotion(Emotion.ANGER)));

        assertThat(shown.emotion()).isEqualTo(Emotion.ANGER);
        assertThat(shown.emotions()).containsEntry(Emotion.ANGER, 1.0).containsEntry(Emotion.JOY, 0.0);
        assertThat(shown.confidence()).isEqualTo(1);
        assertThat(shown.corrected()).isTrue();
        assertThat(shown.evidence()).isEmpty();
        assertThat(shown.valence()).isEqualTo(0.7);
        assertThat(shown.model()).isEqualTo("trial-1");
    }

    @Test
    void a_sentiment_that_contradicts_the_valence_brings_a_valence_with_it() {
        // when
        var shown = Correcting.apply(joyful(false), List.of(leaning(Sentiment.NEGATIVE, null)));

        assertThat(shown.valence()).isEqualTo(-0.6);
        assertThat(shown.emotion()).isEqualTo(Emotion.JOY);
    }

    @Test
    void a_sentiment_that_agrees_with_the_valence_leaves_it() {
        // when
        var shown = Correcting.apply(joyful(false), List.of(leaning(Sentiment.POSITIVE, null)));

        assertThat(shown.valence()).isEqualTo(0.7);
    }

    @Test
    void a_valence_brings_the_way_it_leans() {
        // when
        var shown = Correcting.apply(joyful(false), List.of(leaning(null, -0.4)));

        assertThat(shown.sentiment()).isEqualTo(Sentiment.NEGATIVE);
    }

    @Test
    void a_score_that_abstained_counts_once_its_emotion_is_named() {
        // when
        var shown = Correcting.apply(joyful(true), List.of(emotion(Emotion.JOY)));

        assertThat(shown.abstained()).isFalse();
        assertThat(shown.evidence()).isNotEmpty();
    }

    @Test
    void a_score_that_abstained_goes_on_to_if_only_its_aspects_are_corrected() {
        var aspects = new Labels(null, null, null, null, List.of(new AspectScore("price", -1, null)), null, null);

        // when
        var shown = Correcting.apply(joyful(true), List.of(aspects));

        assertThat(shown.abstained()).isTrue();
        assertThat(shown.confidence()).isEqualTo(0.4);
        assertThat(shown.aspects()).extracting(AspectScore::aspect).containsExactly("price");
    }

    @Test
    void what_was_not_scored_stays_so_until_all_is_known() {
        var silent = new Score(
                "none", 1, "und", null, Map.of(), Map.of(), null, null, null, 0, true, false, null, null, null,
                List.of(), List.of(), 0, List.of());
        var whole = new Labels(Emotion.FEAR, null, -0.5, 0.8, null, null, null);

        // when
        var half = Correcting.apply(silent, List.of(emotion(Emotion.FEAR)));

        assertThat(half.abstained()).isTrue();
        assertThat(Correcting.apply(silent, List.of(whole)).abstained()).isFalse();
    }

    @Test
    void a_person_can_say_that_nobody_can_tell() {
        var declined = new Labels(null, null, null, null, null, null, true);

        // when
        var shown = Correcting.apply(joyful(false), List.of(declined));

        assertThat(shown.abstained()).isTrue();
    }

    @Test
    void whoever_names_an_emotion_later_does_not_abstain() {
        var declined = new Labels(null, null, null, null, null, null, true);

        // when
        var shown = Correcting.apply(joyful(false), List.of(declined, emotion(Emotion.FEAR)));

        assertThat(shown.abstained()).isFalse();
        assertThat(shown.emotion()).isEqualTo(Emotion.FEAR);
    }

    @Test
    void a_later_sentiment_replaces_an_earlier_valence() {
        // when
        var shown = Correcting.apply(joyful(false), List.of(leaning(null, -0.9), leaning(Sentiment.POSITIVE, null)));

        assertThat(shown.sentiment()).isEqualTo(Sentiment.POSITIVE);
        assertThat(shown.valence()).isEqualTo(0.7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void corrections_are_applied_once_however_often_they_are_repeated(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var model = Examples.score(random);
            var labels = RandomLabels.one(random);
            var once = Correcting.apply(model, List.of(labels));

            // when
            var twice = Correcting.apply(model, List.of(labels, labels));

            assertThat(twice).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void the_later_correction_wins_label_by_label(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var model = Examples.score(random);
            var earlier = RandomLabels.one(random);
            var later = RandomLabels.one(random);

            // when
            var shown = Correcting.apply(model, List.of(earlier, later));

            if (later.emotion() != null) {
                assertThat(shown.emotion()).isEqualTo(later.emotion());
            }
            if (later.valence() != null) {
                assertThat(shown.valence()).isEqualTo(later.valence());
            }
            if (later.aspects() != null) {
                assertThat(shown.aspects()).isEqualTo(later.aspects());
            }
            if (later.intensity() != null) {
                assertThat(shown.intensity()).isEqualTo(later.intensity());
            }
        }
    }

    private static Labels emotion(Emotion emotion) {
        return new Labels(emotion, null, null, null, null, null, null);
    }

    private static Labels leaning(@Nullable Sentiment sentiment, @Nullable Double valence) {
        return new Labels(null, sentiment, valence, null, null, null, null);
    }

    private static Score joyful(boolean abstained) {
        var emotions = new EnumMap<Emotion, Double>(Emotion.class);
        for (var emotion : Emotion.values()) {
            emotions.put(emotion, emotion == Emotion.JOY ? 0.4 : 0.1);
        }
        return new Score(
                "trial-1",
                1,
                "en",
                Emotion.JOY,
                emotions,
                Map.of(),
                0.7,
                Sentiment.POSITIVE,
                0.5,
                0.4,
                abstained,
                false,
                null,
                null,
                null,
                List.of(),
                List.of(),
                0,
                List.of(new Evidence(0, 5, 0.9)));
    }
}
