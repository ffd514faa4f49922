package io.heartline.ingestion.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void so_many_get_through_at_once_and_the_next_is_told_how_long_to_wait() {
        var bucket = new TokenBucket(2, 3, START);
        bucket.take(START);
        bucket.take(START);
        bucket.take(START);

        // when
        var wait = bucket.take(START);

        assertThat(wait).isEqualTo(Duration.ofMillis(500));
        assertThat(bucket.take(START.plus(wait))).isZero();
    }

    @Test
    void a_quiet_hour_fills_it_no_further_than_its_size() {
        var bucket = new TokenBucket(2, 3, START);
        var later = START.plus(Duration.ofHours(1));

        // when
        long through = java.util.stream.IntStream.range(0, 10)
                .filter(i -> bucket.take(later).isZero())
                .count();

        assertThat(through).isEqualTo(3);
    }

    @Test
    void a_clock_that_goes_back_gives_nothing() {
        var bucket = new TokenBucket(1, 1, START);
        bucket.take(START);

        // when
        var wait = bucket.take(START.minus(Duration.ofHours(1)));

        assertThat(wait).isPositive();
    }
}
