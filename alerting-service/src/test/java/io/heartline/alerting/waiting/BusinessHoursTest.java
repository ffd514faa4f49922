package io.heartline.alerting.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartline.alerting.waiting.BusinessHours.Opening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessHoursTest {
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime SIX = LocalTime.of(18, 0);
    private static final BusinessHours OFFICE = new BusinessHours(
            "Europe/Berlin", weekdays(), Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-24")));

    @ParameterizedTest
    @CsvSource({
        // a Friday evening to the next Monday
        "2026-11-20T16:30:00Z, 2026-11-23T08:30:00Z, 60",
        // within a day
        "2026-11-18T09:00:00Z, 2026-11-18T09:59:59Z, 59",
        // a weekend
        "2026-11-21T00:00:00Z, 2026-11-22T23:00:00Z, 0",
        // two holidays and a weekend
        "2026-12-23T16:59:00Z, 2026-12-28T08:01:00Z, 2",
        // backwards
        "2026-11-18T10:00:00Z, 2026-11-18T09:00:00Z, 0",
    })
    void only_the_minutes_count_in_which_people_are_there(Instant from, Instant until, long expected) {
        // when
        long minutes = OFFICE.minutesBetween(from, until);

        assertThat(minutes).isEqualTo(expected);
    }

    @Test
    void a_night_without_an_hour_is_shorter() {
        var nights = new BusinessHours(
                "Europe/Berlin",
                List.of(new Opening(DayOfWeek.SUNDAY, LocalTime.MIDNIGHT, LocalTime.of(6, 0))),
                Set.of());

        // when
        long spring =
                nights.minutesBetween(Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-29T12:00:00Z"));

        assertThat(spring).isEqualTo(300);
        assertThat(nights.minutesBetween(Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-25T12:00:00Z")))
                .isEqualTo(420);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void any_hours_agree_with_counting_minute_by_minute(long seed) {
        var random = new Random(seed);
        var zones = List.of("UTC", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe");
        List<Opening> weekly = new ArrayList<>();
        for (var day : DayOfWeek.values()) {
            int from = random.nextInt(12);
            if (random.nextInt(4) > 0) {
                weekly.add(
                        new Opening(day, LocalTime.of(from, 0), LocalTime.of((from + 1 + random.nextInt(11)) % 24, 0)));
            }
        }
        var zone = zones.get(random.nextInt(zones.size()));
        var holiday = LocalDate.parse("2026-03-27").plusDays(random.nextInt(10));
        var hours = new BusinessHours(zone, weekly, Set.of(holiday));
        var from = Instant.parse("2026-03-26T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(3000)));
        var until = from.plus(Duration.ofMinutes(random.nextInt(14_000)));

        // when
        long minutes = hours.minutesBetween(from, until);

        long counted = 0;
        for (var at = from; at.isBefore(until); at = at.plus(Duration.ofMinutes(1))) {
            counted += isOpen(hours, at) ? 1 : 0;
        }
        assertThat(minutes).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void what_takes_so_many_minutes_is_over_when_so_many_have_passed_and_not_before(long seed) {
        var random = new Random(seed);
        var hours = new BusinessHours(
                List.of("UTC", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe")
                        .get(random.nextInt(4)),
                weekdays(),
                Set.of(LocalDate.parse("2026-03-27").plusDays(random.nextInt(10))));
        for (int i = 0; i < 200; i++) {
            var from = Instant.parse("2026-03-26T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(20_000)));
            long minutes = 1L + random.nextInt(5000);

            // when
            var over = hours.after(from, minutes).orElseThrow();

            assertThat(hours.minutesBetween(from, over)).isEqualTo(minutes);
            assertThat(hours.minutesBetween(from, over.minusSeconds(1))).isLessThan(minutes);
        }
    }

    @Test
    void where_nobody_is_ever_there_nothing_is_ever_over() {
        var never = new BusinessHours("UTC", List.of(), Set.of());

        // when
        var over = never.after(Instant.parse("2026-03-26T00:00:00Z"), 1);

        assertThat(over).isEmpty();
        assertThat(never.after(Instant.EPOCH, 0)).contains(Instant.EPOCH);
    }

    @Test
    void all_day_every_day_is_every_minute() {
        var from = Instant.parse("2026-03-26T10:17:00Z");

        // when
        long minutes = BusinessHours.ALWAYS.minutesBetween(from, from.plus(Duration.ofDays(9)));

        assertThat(minutes).isEqualTo(9 * 24 * 60);
    }

    @Test
    void hours_that_cannot_be_are_refused() {
        var monday = new Opening(DayOfWeek.MONDAY, NINE, SIX);

        // when
        assertThatThrownBy(() -> new Opening(DayOfWeek.MONDAY, SIX, NINE)).isInstanceOf(IllegalArgumentException.class);

        assertThatThrownBy(() -> new BusinessHours("Middle/Earth", List.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BusinessHours(
                        "UTC",
                        List.of(monday, new Opening(DayOfWeek.MONDAY, LocalTime.of(17, 59), LocalTime.MIDNIGHT)),
                        Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new BusinessHours(
                                "UTC",
                                List.of(monday, new Opening(DayOfWeek.MONDAY, SIX, LocalTime.MIDNIGHT)),
                                Set.of())
                        .weekly())
                .hasSize(2);
    }

    private static boolean isOpen(BusinessHours hours, Instant at) {
        var local = at.atZone(ZoneId.of(hours.timeZone()));
        return !hours.holidays().contains(local.toLocalDate())
                && hours.weekly().stream()
                        .anyMatch(opening -> opening.day() == local.getDayOfWeek()
                                && !local.toLocalTime().isBefore(opening.from())
                                && (opening.until().equals(LocalTime.MIDNIGHT)
                                        || local.toLocalTime().isBefore(opening.until())));
    }

    private static List<Opening> weekdays() {
        return List.of(DayOfWeek.values()).subList(0, 5).stream()
                .map(day -> new Opening(day, NINE, SIX))
                .toList();
    }
}
