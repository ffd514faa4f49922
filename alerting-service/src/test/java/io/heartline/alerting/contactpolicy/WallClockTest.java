package io.heartline.alerting.contactpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WallClockTest {
    @Test
    void a_day_lasts_as_long_as_its_clock_says() {
        var berlin = clock("Europe/Berlin");

        assertThat(berlin.dayEnd(Instant.parse("2026-03-28T23:00:00Z"))).isEqualTo("2026-03-29T22:00:00Z");
        assertThat(berlin.dayEnd(Instant.parse("2026-10-24T22:00:00Z"))).isEqualTo("2026-10-25T23:00:00Z");
    }

    @Test
    void a_day_that_begins_at_one_because_midnight_is_skipped_begins_at_one() {
        var cairo = clock("Africa/Cairo");

        assertThat(cairo.dayEnd(Instant.parse("2026-04-23T12:00:00Z"))).isEqualTo("2026-04-23T22:00:00Z");
    }

    @Test
    void a_minute_of_tomorrow_before_the_clock_goes_back_over_midnight_is_of_tomorrow() {
        var newfoundland = clock("America/St_Johns");
        var firstMidnight = Instant.parse("2010-11-07T02:30:00Z");

        assertThat(newfoundland.dayEnd(firstMidnight.minusSeconds(1))).isEqualTo(firstMidnight);
        assertThat(newfoundland.dayEnd(firstMidnight.plusSeconds(30))).isEqualTo("2010-11-08T03:30:00Z");
        assertThat(newfoundland.dayEnd(firstMidnight.plusSeconds(600))).isEqualTo("2010-11-08T03:30:00Z");
    }

    @Test
    void a_day_that_never_was_has_no_end_of_its_own() {
        var samoa = clock("Pacific/Apia");

        assertThat(samoa.dayEnd(Instant.parse("2011-12-30T09:00:00Z"))).isEqualTo("2011-12-30T10:00:00Z");
        assertThat(samoa.dayEnd(Instant.parse("2011-12-30T10:00:00Z"))).isEqualTo("2011-12-31T10:00:00Z");
    }

    @Test
    void quiet_that_ends_in_a_skipped_hour_ends_when_the_clock_jumps() {
        var quiet = quiet("21:00", "02:30");

        assertThat(clock("Europe/Berlin").quietEnd(quiet, Instant.parse("2026-03-29T00:00:00Z")))
                .isEqualTo("2026-03-29T01:00:00Z");
    }

    @Test
    void quiet_that_ends_in_a_repeated_hour_begins_and_ends_again() {
        var berlin = clock("Europe/Berlin");
        var quiet = quiet("21:00", "02:30");

        assertThat(berlin.quietEnd(quiet, Instant.parse("2026-10-24T22:00:00Z")))
                .isEqualTo("2026-10-25T00:30:00Z");
        assertThat(berlin.quietStart(quiet, Instant.parse("2026-10-25T00:30:00Z")))
                .isEqualTo("2026-10-25T01:00:00Z");
        assertThat(berlin.quietEnd(quiet, Instant.parse("2026-10-25T01:00:00Z")))
                .isEqualTo("2026-10-25T01:30:00Z");
    }

    private static WallClock clock(String zone) {
        return new WallClock(ZoneId.of(zone));
    }

    private static QuietHours quiet(String from, String to) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), List.of(MessageClass.SURVEY), List.of());
    }
}
