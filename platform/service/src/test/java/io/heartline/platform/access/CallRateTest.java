package io.heartline.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallRateTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    private final CallRate rate = new CallRate(
            Settings.access(Map.of(
                    "heartline.access.rate.per-second", "10",
                    "heartline.access.rate.burst", "20",
                    "heartline.access.rate.keys.slow", "1")),
            nanos::get);

    @Test
    void a_caller_who_was_quiet_may_make_a_burst_and_no_more() {
        assertThat(passed("shop", 30)).isEqualTo(20);
    }

    @Test
    void a_caller_may_go_on_at_the_steady_rate() {
        passed("shop", 20);

        // when
        nanos.addAndGet(Duration.ofMillis(500).toNanos());

        assertThat(passed("shop", 30)).isEqualTo(5);
    }

    @Test
    void what_is_not_used_is_not_saved_beyond_the_burst() {
        passed("shop", 20);

        // when
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(passed("shop", 30)).isEqualTo(20);
    }

    @Test
    void one_caller_takes_nothing_from_another() {
        passed("shop", 30);

        assertThat(passed("app", 30)).isEqualTo(20);
    }

    @Test
    void a_caller_with_a_rate_of_its_own_has_a_burst_alike_and_is_told_how_long_to_wait() {
        assertThat(passed("slow", 30)).isEqualTo(2);
        assertThat(rate.waitSeconds("slow")).isEqualTo(1);
    }

    @Test
    void a_refused_call_makes_the_wait_no_longer() {
        passed("slow", 500);

        // when
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(rate.waitSeconds("slow")).isZero();
    }

    private long passed(String caller, int calls) {
        return IntStream.range(0, calls)
                .filter(call -> rate.waitSeconds(caller) == 0)
                .count();
    }
}
