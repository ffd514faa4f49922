package io.heartline.metrics.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00.001Z, 2026-03-01T12:01:00Z",
        "2026-03-01T12:00:59.999Z, 2026-03-01T12:01:00Z",
        "2026-03-01T12:01:00Z, 2026-03-01T12:01:00Z",
        "2026-03-01T23:59:30Z, 2026-03-02T00:00:00Z",
    })
    void now_is_the_end_of_the_minute_that_goes_on(Instant now, Instant expected) {
        // when
        var end = Requests.endOfStep(now, Duration.ofMinutes(1));

        assertThat(end).isEqualTo(expected);
    }

    @Test
    void a_step_of_a_millisecond_leaves_the_instant() {
        var now = Instant.parse("2026-03-01T12:00:00.123Z");

        // when
        var end = Requests.endOfStep(now, Duration.ofMillis(1));

        assertThat(end).isEqualTo(now);
    }
}
