package io.heartline.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final Instant START = Instant.parse("2026-08-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_comes_no_minute_has_more_than_the_limit_and_everybody_has_a_turn_in_order(long seed) {
        var random = new Random(seed);
        int perMinute = 1 + random.nextInt(120);
        var pace = new Pace(perMinute);
        List<Instant> turns = new ArrayList<>();
        var now = START;
        var nextAt = START;
        for (int i = 0; i < 2_000; i++) {
            now = now.plusMillis(random.nextInt(4) == 0 ? random.nextInt(10_000) : 0);

            // when
            var turn = pace.next(nextAt, now);

            assertThat(turn.at()).isAfterOrEqualTo(now);
            nextAt = turn.nextAt();
            turns.add(turn.at());
        }
        assertThat(turns).isSorted();
        for (int i = 0; i + perMinute < turns.size(); i++) {
            assertThat(Duration.between(turns.get(i), turns.get(i + perMinute)))
                    .as("%d messages at %d a minute", perMinute + 1, perMinute)
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void after_a_silence_a_quarter_leaves_at_once() {
        var pace = new Pace(20);
        var nextAt = START.minusSeconds(600);
        int atOnce = 0;
        for (int i = 0; i < 20; i++) {
            // when
            var turn = pace.next(nextAt, START);

            nextAt = turn.nextAt();
            atOnce += turn.at().equals(START) ? 1 : 0;
        }
        assertThat(atOnce).isEqualTo(5);
    }
}
