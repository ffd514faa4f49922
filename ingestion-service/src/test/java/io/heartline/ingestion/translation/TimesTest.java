package io.heartline.ingestion.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.672717030Z, 2026-03-01T12:00:00.672Z",
        "2026-03-01T13:00:00+01:00, 2026-03-01T12:00:00Z",
        "2026-03-01T13:00:00.000+0100, 2026-03-01T12:00:00Z",
        "2026-03-01 12:00:00 UTC, 2026-03-01T12:00:00Z",
        "2026-03-01 12:00:00, 2026-03-01T12:00:00Z",
        "2026-03-01 13:00:00 +0100, 2026-03-01T12:00:00Z",
        "2026-03-01, 2026-03-01T00:00:00Z",
        "1772366400, 2026-03-01T12:00:00Z",
        "1772366400.25, 2026-03-01T12:00:00Z",
        "1772366400123, 2026-03-01T12:00:00.123Z",
        "1772366400123456, 2026-03-01T12:00:00.123Z"
    })
    void times_are_read_in_every_senders_notation(String text, Instant expected) {
        // when
        var time = Times.read(text);

        assertThat(time).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "12:00", "2026-13-01", "2026-03-01T25:00:00Z", "17", "-5", "99999999999999999999"})
    void what_is_no_time_is_none(String text) {
        // when
        var time = Times.read(text);

        assertThat(time).isEmpty();
    }
}
