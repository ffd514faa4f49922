package io.heartline.metrics.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Emotion;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Settings SETTINGS =
            new Settings(Duration.ofDays(30), Duration.ofHours(24), Duration.ofDays(28), 3, 5);

    private record Settings(Duration halfLife, Duration window, Duration comparison, int shiftMin, double shrinkage)
            implements SentimentConfig {}

    @Test
    void a_valence_weighs_half_after_30_days() {
        var reading = new Reading(NOW, SETTINGS);
        reading.add(NOW, Emotion.JOY, 900_000);
        reading.add(NOW.minus(Duration.ofDays(30)), Emotion.ANGER, -300_000);

        // when
        var mean = reading.sentiment();

        // (0.9 − 0.5 · 0.3) / 1.5
        assertThat(mean.value()).isCloseTo(0.5, within(1e-12));
        assertThat(mean.nEff()).isCloseTo(1.5 * 1.5 / 1.25, within(1e-12));
    }

    @Test
    void what_comes_later_does_not_count() {
        var reading = new Reading(NOW, SETTINGS);

        // when
        reading.add(NOW.plusMillis(1), Emotion.JOY, 900_000);

        assertThat(reading.sentiment().n()).isZero();
    }

    @Test
    void abstained_scores_of_the_window_are_counted_apart() {
        var reading = new Reading(NOW, SETTINGS);
        reading.add(NOW, Emotion.JOY, 900_000);

        // when
        reading.abstain(NOW);
        reading.abstain(NOW.minus(Duration.ofHours(24)));
        reading.abstain(NOW.plusMillis(1));

        assertThat(reading.abstained()).isEqualTo(1);
        assertThat(reading.sentiment().n()).isEqualTo(1);
    }

    @Test
    void emotion_is_of_the_last_24_hours() {
        var reading = new Reading(NOW, SETTINGS);
        reading.add(NOW, Emotion.JOY, 900_000);
        reading.add(NOW.minus(Duration.ofHours(24)).plusMillis(1), Emotion.ANGER, -900_000);

        // when
        reading.add(NOW.minus(Duration.ofHours(24)), Emotion.FEAR, -900_000);

        assertThat(reading.emotion().n()).isEqualTo(2);
        assertThat(reading.emotion().distribution())
                .containsEntry(Emotion.JOY, 0.5)
                .containsEntry(Emotion.ANGER, 0.5)
                .containsEntry(Emotion.FEAR, 0.0);
    }

    @Test
    void three_angry_texts_against_a_pleased_month_are_a_shift() {
        var reading = new Reading(NOW, SETTINGS);
        for (int day = 2; day <= 11; day++) {
            reading.add(NOW.minus(Duration.ofDays(day)), Emotion.JOY, day % 2 == 0 ? 500_000 : 600_000);
        }
        for (int hour = 1; hour <= 3; hour++) {
            reading.add(NOW.minus(Duration.ofHours(hour)), Emotion.ANGER, -800_000);
        }

        // when
        var shift = reading.shift();

        assertThat(shift.shifted()).isTrue();
        assertThat(shift.mean()).isCloseTo(-0.8, within(1e-12));
        assertThat(shift.n()).isEqualTo(3);
        assertThat(shift.without().n()).isEqualTo(10);
        assertThat(shift.distance()).isEqualTo(1.0);
    }

    @Test
    void two_texts_are_too_few_to_tell_a_shift() {
        var reading = new Reading(NOW, SETTINGS);
        for (int day = 2; day <= 11; day++) {
            reading.add(NOW.minus(Duration.ofDays(day)), Emotion.JOY, day % 2 == 0 ? 500_000 : 600_000);
        }
        reading.add(NOW, Emotion.ANGER, -800_000);
        reading.add(NOW, Emotion.ANGER, -800_000);

        // when
        var shift = reading.shift();

        assertThat(shift.shifted()).isNull();
    }

    @Test
    void without_a_past_there_is_neither_shift_nor_distance() {
        var reading = new Reading(NOW, SETTINGS);
        for (int i = 0; i < 5; i++) {
            reading.add(NOW, Emotion.ANGER, -800_000);
        }

        // when
        var shift = reading.shift();

        assertThat(shift.shifted()).isNull();
        assertThat(shift.distance()).isNull();
    }

    @Test
    void the_distance_of_distributions_is_half_their_absolute_difference() {
        var calm = new Histogram();
        calm.add(Emotion.JOY);
        calm.add(Emotion.JOY);
        calm.add(Emotion.ANGER);
        calm.add(Emotion.NEUTRAL);
        var angry = new Histogram();
        angry.add(Emotion.ANGER);
        angry.add(Emotion.JOY);

        // ½ · (|½ − ½| + |¼ − ½| + |¼ − 0|)
        assertThat(calm.distance(angry)).isEqualTo(0.25);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_sums_of_an_hour_read_like_the_pieces_that_they_are_of(long seed) {
        var random = new Random(seed);
        var hour = NOW.minus(Duration.ofDays(random.nextInt(2, 200)));
        var direct = new Reading(NOW, SETTINGS);
        var summed = new Reading(NOW, SETTINGS);
        long[] sums = new long[HourSums.LENGTH];
        for (int i = 0; i < 200; i++) {
            var at = hour.plusMillis(random.nextInt(3_600_000));
            long valence = random.nextInt(-1_000_000, 1_000_001);
            direct.add(at, Emotion.JOY, valence);
            add(sums, said(valence), at, 1);
        }

        // when
        summed.add(hour, sums);

        assertThat(summed.sentiment().value()).isCloseTo(direct.sentiment().value(), within(1e-6));
        assertThat(summed.sentiment().nEff()).isCloseTo(direct.sentiment().nEff(), within(1e-3));
        assertThat(summed.sentiment().n()).isEqualTo(200);
        assertThat(summed.above()).isCloseTo(direct.above(), within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void what_is_added_to_an_hour_can_be_taken_away_without_a_trace(long seed) {
        var random = new Random(seed);
        long[] sums = new long[HourSums.LENGTH];
        long[] valences = random.longs(50, -1_000_000, 1_000_001).toArray();
        for (int i = 0; i < valences.length; i++) {
            add(sums, said(valences[i]), NOW.plusSeconds(60L * i), 1);
        }

        // when
        for (int i = valences.length - 1; i >= 0; i--) {
            add(sums, said(valences[i]), NOW.plusSeconds(60L * i), -1);
        }

        assertThat(sums).containsOnly(0);
    }

    private static Said said(long valence) {
        return new Said("brand", "willow", Emotion.JOY, valence);
    }

    private static void add(long[] sums, Said said, Instant at, int sign) {
        long[] own = HourSums.of(said, at, SETTINGS.halfLife());
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sign * own[i];
        }
    }
}
