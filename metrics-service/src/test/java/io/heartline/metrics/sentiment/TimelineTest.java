package io.heartline.metrics.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.estimate.Sums;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration HALF_LIFE = Duration.ofDays(30);

    @Test
    void a_step_has_its_own_mean_and_what_is_believed_at_its_end() {
        var hours = List.of(
                hour(START.minus(Duration.ofDays(30)), -600_000),
                hour(START.plus(Duration.ofHours(5)), 600_000),
                hour(START.plus(Duration.ofHours(6)), 200_000));

        // when
        var steps = Timeline.steps(
                Sums.NONE, hours, new Timeline.Span(START, START.plus(Duration.ofDays(2)), Grain.DAY), HALF_LIFE);

        assertThat(steps).hasSize(2);
        var first = steps.getFirst();
        assertThat(first.n()).isEqualTo(2);
        assertThat(first.felt().value()).isCloseTo(0.4, within(1e-12));
        assertThat(first.felt().nEff()).isEqualTo(2);
        assertThat(first.emotions()).containsEntry(Emotion.JOY, 1.0);
        assertThat(first.believed().n()).isEqualTo(3);
        assertThat(first.believed().value()).isBetween(-0.6, 0.4);
        var second = steps.getLast();
        assertThat(second.n()).isZero();
        assertThat(second.felt().value()).isNull();
        assertThat(second.emotions()).isEmpty();
        assertThat(second.believed().value()).isCloseTo(first.believed().value(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void what_is_believed_is_what_a_reading_at_that_instant_says(long seed) {
        var random = new Random(seed);
        List<Hour> hours = new ArrayList<>();
        for (int i = -600; i < 24 * 7; i += 1 + random.nextInt(30)) {
            hours.add(hour(START.plus(Duration.ofHours(i)), random.nextLong(-1_000_000, 1_000_001)));
        }
        var settings = new Settings(HALF_LIFE, Duration.ofHours(24), Duration.ofDays(28), 3, 5);
        var end = START.plus(Duration.ofDays(7));

        // when
        var believed = Timeline.steps(Sums.NONE, hours, new Timeline.Span(START, end, Grain.DAY), HALF_LIFE)
                .getLast()
                .believed();

        var reading = new Reading(end, settings);
        hours.forEach(hour -> reading.add(hour.start(), hour.sums()));
        assertThat(believed.value()).isCloseTo(reading.sentiment().value(), within(1e-9));
        assertThat(believed.nEff()).isCloseTo(reading.sentiment().nEff(), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "HOUR, 2026-03-05T12:34:56Z, 2026-03-05T12:00:00Z",
        "DAY, 2026-03-05T12:34:56Z, 2026-03-05T00:00:00Z",
        "WEEK, 2026-03-05T12:34:56Z, 2026-03-02T00:00:00Z",
        "WEEK, 2026-03-02T00:00:00Z, 2026-03-02T00:00:00Z",
        "WEEK, 2026-03-01T23:59:59Z, 2026-02-23T00:00:00Z"
    })
    void steps_begin_in_utc_and_weeks_on_mondays(Grain grain, Instant at, Instant start) {
        assertThat(grain.floor(at)).isEqualTo(start);
    }

    private record Settings(Duration halfLife, Duration window, Duration comparison, int shiftMin, double shrinkage)
            implements SentimentConfig {}

    private static Hour hour(Instant start, long valenceMicros) {
        return new Hour(start, HourSums.of(new Said("brand", "willow", Emotion.JOY, valenceMicros), start, HALF_LIFE));
    }
}
