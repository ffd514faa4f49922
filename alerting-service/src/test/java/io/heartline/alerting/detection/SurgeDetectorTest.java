package io.heartline.alerting.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurgeDetectorTest {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final int DAY = 288;

    @ParameterizedTest
    @CsvSource({"1, 0.2", "2, 1", "3, 5", "4, 30", "5, 300"})
    void a_prefix_of_a_series_gets_the_same_answers_as_the_whole(long seed, double mean) {
        var random = new Random(seed);
        var values = ordinary(random, 20 * DAY, mean);
        for (int i = 0; i < 10; i++) {
            values[random.nextInt(values.length)] += 50 * mean;
        }
        int cut = 1 + random.nextInt(values.length - 1);

        // when
        var whole = judge(values, values.length);
        var prefix = judge(values, cut);

        assertThat(prefix).isEqualTo(whole.subList(0, cut));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.2", "2, 1", "3, 5", "4, 30", "5, 300"})
    void a_burst_alerts_once_and_at_once(long seed, double mean) {
        var values = ordinary(new Random(seed), 30 * DAY, mean);
        int burst = 29 * DAY;
        for (int i = 0; i < 8; i++) {
            values[burst + i] += 10 + 10 * mean;
        }

        // when
        var judged = judge(values, values.length);

        var alerts = IntStream.range(burst - DAY / 2, values.length)
                .filter(i -> judged.get(i).alert())
                .boxed()
                .toList();
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst()).isBetween(burst, burst + 2);
        assertThat(judged.get(alerts.getFirst()).severity()).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_peak_of_every_day_is_ordinary_and_the_same_at_night_is_not(long seed) {
        var random = new Random(seed);
        var values = new double[28 * DAY];
        for (int i = 0; i < values.length; i++) {
            int hour = i % DAY / 12;
            values[i] = poisson(random, hour >= 12 && hour < 18 ? 60 : 6);
        }
        int night = 27 * DAY + 3 * 12;
        for (int i = 0; i < 12; i++) {
            values[night + i] = poisson(random, 60);
        }

        // when
        var judged = judge(values, values.length);

        var lastFortnight =
                IntStream.range(14 * DAY, night).filter(i -> judged.get(i).alert());
        assertThat(lastFortnight.count()).isLessThanOrEqualTo(3);
        assertThat(judged.subList(night, night + 12)).anyMatch(Judgement::alert);
    }

    @Test
    void what_is_far_worse_alerts_in_the_cool_down_too() {
        var values = ordinary(new Random(7), 20 * DAY, 5);
        values[18 * DAY] = 60;
        values[18 * DAY + 20] = 60;
        values[18 * DAY + 40] = 5000;

        // when
        var judged = judge(values, values.length);

        assertThat(judged.get(18 * DAY).alert()).isTrue();
        assertThat(judged.get(18 * DAY + 20).alert()).isFalse();
        assertThat(judged.get(18 * DAY + 40).alert()).isTrue();
    }

    @Test
    void it_says_nothing_before_it_has_learned_and_nothing_of_silence() {
        var values = new double[2 * DAY];
        values[40] = 1000;

        // when
        var judged = judge(values, values.length);

        assertThat(judged).noneMatch(Judgement::alert).allMatch(one -> one.score() == 0);
    }

    @Test
    void it_goes_on_for_years() {
        var detector = new SurgeDetector(SurgeSettings.SHIPPED);
        var random = new Random(3);
        var at = START;

        // when
        double last = 0;
        for (int i = 0; i < 12_000; i++) {
            at = at.plus(Duration.ofDays(1));
            double count = poisson(random, 9);
            last = detector.take(at, count).score();
        }

        assertThat(last).isBetween(0.0, 1.0);
        assertThat(detector.take(at.plus(STEP), 9000).alert()).isTrue();
    }

    @Test
    void a_point_that_is_not_later_and_a_value_that_is_no_count_are_refused() {
        var detector = new SurgeDetector(SurgeSettings.SHIPPED);
        detector.take(START, 1);

        // when
        assertThatThrownBy(() -> detector.take(START, 1)).isInstanceOf(IllegalArgumentException.class);

        assertThatThrownBy(() -> detector.take(START.plus(STEP), -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> detector.take(START.plus(STEP), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> detector.take(START.plus(STEP), Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settings_outside_their_range_are_refused() {
        var day = Duration.ofDays(1);

        // when
        assertThatThrownBy(() -> new SurgeSettings(0.99, day)).isInstanceOf(IllegalArgumentException.class);

        assertThatThrownBy(() -> new SurgeSettings(12.01, day)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SurgeSettings(3, Duration.ofDays(7).plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new SurgeSettings(12, Duration.ZERO).surpriseMin()).isEqualTo(12);
    }

    private static List<Judgement> judge(double[] values, int points) {
        var detector = new SurgeDetector(SurgeSettings.SHIPPED);
        List<Judgement> judged = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            judged.add(detector.take(START.plus(STEP.multipliedBy(i)), values[i]));
        }
        return judged;
    }

    private static double[] ordinary(Random random, int points, double mean) {
        var values = new double[points];
        for (int i = 0; i < points; i++) {
            values[i] = poisson(random, mean);
        }
        return values;
    }

    private static long poisson(Random random, double mean) {
        if (mean > 50) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        long count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return Math.max(0, count);
    }
}
