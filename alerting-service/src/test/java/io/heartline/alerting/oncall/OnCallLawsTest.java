package io.heartline.alerting.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heartline.alerting.oncall.Rotation.Unit;
import io.heartline.alerting.routing.TimeInterval;
import io.heartline.contracts.Ids;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnCallLawsTest {
    private static final List<String> NAMES = List.of("Ada", "Bo", "Cy", "Dee");
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void in_every_zone_turns_follow_each_other_without_gap_or_overlap(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            var zone = zone(random);
            var rotation = rotation(random, null);
            for (int j = 0; j < 30; j++) {
                var at = instant(random);

                // when
                long turn = rotation.turn(at, zone);

                assertThat(rotation.begin(turn, zone))
                        .as("%s %s", zone, rotation)
                        .isBeforeOrEqualTo(at);
                assertThat(rotation.begin(turn + 1, zone))
                        .as("%s %s", zone, rotation)
                        .isAfter(at);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void hands_change_at_the_same_time_on_the_wall_unless_the_clock_jumps_over_it(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var zone = zone(random);
            var rotation = rotation(random, null);
            if (rotation.unit() != Unit.HOURS) {
                long index = random.nextInt(500);
                long days = index * rotation.every() * (rotation.unit() == Unit.WEEKS ? 7 : 1);
                var wall = rotation.start().plusDays(days);

                // when
                var begin = rotation.begin(index, zone).atZone(zone).toLocalDateTime();

                if (!zone.getRules().getValidOffsets(wall).isEmpty()) {
                    assertThat(begin).as(zone.toString()).isEqualTo(wall);
                } else {
                    assertThat(begin).as(zone.toString()).isAfter(wall);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_list_of_shifts_says_at_every_instant_what_the_schedule_says(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            var schedule = schedule(random);
            var from = instant(random);
            var to = from.plus(Duration.ofHours(1 + random.nextInt(24 * 40)));
            var standIns = standIns(random, from);

            // when
            var shifts = Shifts.between(schedule, standIns, from, to);

            for (int j = 1; j < shifts.size(); j++) {
                assertThat(shifts.get(j).from())
                        .isAfterOrEqualTo(shifts.get(j - 1).to());
            }
            for (int j = 0; j < 100; j++) {
                var at = from.plusMillis(
                        (long) (random.nextDouble() * Duration.between(from, to).toMillis()));
                var said = shifts.stream()
                        .filter(shift -> !at.isBefore(shift.from()) && at.isBefore(shift.to()))
                        .map(shift -> shift.participant().name())
                        .toList();
                var expected = schedule.onCall(standIns, at).map(Participant::name).stream()
                        .toList();
                assertThat(said).as("%s at %s", schedule, at).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_calendar_that_is_written_and_read_says_the_same(long seed) throws Calendars.Unreadable {
        var random = new Random(seed);
        var schedule = schedule(random);
        var from = instant(random).truncatedTo(java.time.temporal.ChronoUnit.HOURS);
        var to = from.plus(Duration.ofDays(20));
        var shifts = Shifts.between(schedule, List.of(), from, to);

        // when
        var calendar = Calendars.write("first-line", shifts, from);

        var read = Calendars.read(calendar, TimeZone.getTimeZone("UTC"), from, to);
        assertThat(read)
                .containsExactlyElementsOf(shifts.stream()
                        .map(shift -> new Calendars.Entry(shift.participant().name(), shift.from(), shift.to()))
                        .toList());
        assertThat(Calendars.write("first-line", shifts, from)).isEqualTo(calendar);
    }

    @Test
    void a_week_in_berlin_lasts_an_hour_longer_when_summer_ends_and_hands_still_change_at_nine() {
        var berlin = ZoneId.of("Europe/Berlin");
        var rotation =
                new Rotation(List.of("Ada", "Bo"), LocalDateTime.parse("2026-10-19T09:00:00"), 1, Unit.WEEKS, null);

        // when
        var begin = rotation.begin(1, berlin);

        assertThat(begin).isEqualTo(Instant.parse("2026-10-26T08:00:00Z"));
        assertThat(Duration.between(rotation.begin(0, berlin), begin)).isEqualTo(Duration.ofHours(169));
        assertThat(rotation.holder(begin.minusMillis(1), berlin)).isEqualTo("Ada");
        assertThat(rotation.holder(begin, berlin)).isEqualTo("Bo");
    }

    @Test
    void a_repeating_event_of_another_calendar_is_taken_as_its_zone_means_it() throws Calendars.Unreadable {
        var calendar = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:1
            SUMMARY:Bo
            DTSTART;TZID=Europe/Berlin:20261024T090000
            DURATION:PT8H
            RRULE:FREQ=DAILY;COUNT=3
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");
        var from = Instant.parse("2026-10-01T00:00:00Z");

        // when
        var entries =
                Calendars.read(calendar, TimeZone.getTimeZone("Europe/Berlin"), from, from.plus(Duration.ofDays(60)));

        assertThat(entries)
                .extracting(Calendars.Entry::from)
                .containsExactly(
                        Instant.parse("2026-10-24T07:00:00Z"),
                        Instant.parse("2026-10-25T08:00:00Z"),
                        Instant.parse("2026-10-26T08:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no calendar", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Bo\r\nEND:VEVENT\r\nEND:VCALENDAR"
            })
    void what_is_no_calendar_is_refused(String text) {
        var from = Instant.parse("2026-10-01T00:00:00Z");

        // when
        var thrown = org.assertj.core.api.Assertions.catchThrowable(
                () -> Calendars.read(text, TimeZone.getTimeZone("UTC"), from, from.plusSeconds(1)));

        assertThat(thrown).isInstanceOf(Calendars.Unreadable.class);
    }

    @Test
    void a_schedule_of_people_who_are_not_there_is_refused() {
        var rotation = new Rotation(List.of("Zoe"), LocalDateTime.parse("2026-01-01T00:00:00"), 1, Unit.DAYS, null);

        // when
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule("UTC", people(), List.of(rotation)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule("Mars", people(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Participant("Ada", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Rotation(List.of("Ada"), LocalDateTime.parse("2026-01-01T00:00:00"), 0, Unit.DAYS, null));
    }

    @Test
    void a_policy_goes_through_its_steps_as_often_as_it_says_and_then_ends() {
        var policy = new EscalationPolicy(
                List.of(
                        new EscalationPolicy.Step(Duration.ZERO, List.of("a"), List.of()),
                        new EscalationPolicy.Step(Duration.ofMinutes(10), List.of(), List.of("first-line"))),
                1);
        var start = Instant.parse("2026-10-01T00:00:00Z");
        List<Instant> due = new ArrayList<>();
        var at = policy.due(0, start);

        // when
        for (int i = 1; at != null; i++) {
            due.add(at);
            at = policy.due(i, at);
        }

        assertThat(due).containsExactly(start, start.plusSeconds(600), start.plusSeconds(600), start.plusSeconds(1200));
        assertThatIllegalArgumentException().isThrownBy(() -> new EscalationPolicy(List.of(), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EscalationPolicy(
                        List.of(new EscalationPolicy.Step(Duration.ZERO, List.of("a"), List.of())), 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EscalationPolicy.Step(Duration.ZERO, List.of(), List.of()));
    }

    private static List<Participant> people() {
        return NAMES.stream()
                .map(name -> new Participant(name, List.of(name + "-pager")))
                .toList();
    }

    private static Schedule schedule(Random random) {
        var zone = zone(random).getId();
        List<Rotation> rotations = new ArrayList<>();
        rotations.add(rotation(random, null));
        if (random.nextBoolean()) {
            var from = LocalTime.of(random.nextInt(24), random.nextInt(60));
            var hours = new TimeInterval(
                    "hours",
                    zone,
                    random.nextBoolean() ? List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY) : List.of(),
                    from,
                    from.plusHours(1 + random.nextInt(22)),
                    List.of());
            rotations.add(rotation(random, hours));
        }
        return new Schedule(zone, people(), rotations);
    }

    private static Rotation rotation(Random random, @Nullable TimeInterval hours) {
        var unit = List.of(Unit.values()).get(random.nextInt(3));
        return new Rotation(
                NAMES.subList(0, 1 + random.nextInt(NAMES.size())),
                LocalDateTime.of(
                        2019 + random.nextInt(3),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(24),
                        random.nextInt(60)),
                1 + random.nextInt(unit == Unit.HOURS ? 30 : 3),
                unit,
                hours);
    }

    private static List<StandIn> standIns(Random random, Instant near) {
        List<StandIn> standIns = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            var from = near.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 10)));
            standIns.add(new StandIn(
                    Ids.next(),
                    NAMES.get(random.nextInt(4)),
                    from,
                    from.plus(Duration.ofMinutes(1 + random.nextInt(6000)))));
        }
        return standIns;
    }

    private static ZoneId zone(Random random) {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    private static Instant instant(Random random) {
        return Instant.parse("2022-06-01T00:00:00Z").plusSeconds(random.nextInt(5 * 365 * 86_400));
    }
}
