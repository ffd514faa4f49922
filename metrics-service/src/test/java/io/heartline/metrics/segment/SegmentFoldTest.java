package io.heartline.metrics.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Segment;
import io.heartline.metrics.evidence.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentFoldTest {
    private static final Thresholds THRESHOLDS =
            new Thresholds(Duration.ofDays(28), 250_000, 100_000, 2, Duration.ofDays(180), 6, 3, 5);
    private static final Instant START = Instant.parse("2026-01-01T09:00:00Z");

    private final List<Line> lines = new ArrayList<>();

    @Test
    void nobody_is_unheard_before_the_first_evidence_without_a_period() {
        var history = fold(10);

        assertThat(history.segment()).isEqualTo(Segment.UNHEARD);
        assertThat(history.periods()).isEmpty();
        assertThat(history.dueAt()).isNull();
    }

    @Test
    void a_customer_with_events_alone_is_unheard() {
        did(0);

        assertThat(fold(10).segment()).isEqualTo(Segment.UNHEARD);
    }

    @Test
    void one_pleased_text_makes_no_fan_and_two_do() {
        said(0, 0.9);
        assertThat(fold(0).segment()).isEqualTo(Segment.NEUTRAL);
        said(1, 0.1);

        // when
        var history = fold(1);

        assertThat(history.segment()).isEqualTo(Segment.NEW_FAN);
        assertThat(history.previousSegment()).isEqualTo(Segment.NEUTRAL);
        assertThat(history.since()).isEqualTo(day(1));
        assertThat(history.moves()).isEqualTo(1);
    }

    @Test
    void a_mean_of_exactly_a_quarter_makes_a_fan_and_a_millionth_less_does_not() {
        said(0, 0.25);
        said(1, 0.25);
        assertThat(fold(1).segment()).isEqualTo(Segment.NEW_FAN);
        lines.clear();
        said(0, 0.25);
        said(1, 0.249999);

        assertThat(fold(1).segment()).isEqualTo(Segment.NEUTRAL);
    }

    @Test
    void a_fan_who_is_still_one_at_the_next_text_is_a_repeat_fan() {
        said(0, 0.5);
        said(1, 0.5);
        said(2, 0.5);

        assertThat(fold(2).segment()).isEqualTo(Segment.REPEAT_FAN);
    }

    @Test
    void a_purchase_is_no_next_text() {
        said(0, 0.5);
        said(1, 0.5);
        did(2);

        assertThat(fold(2).segment()).isEqualTo(Segment.NEW_FAN);
    }

    @Test
    void a_fan_is_lost_only_below_a_tenth() {
        said(0, 0.3);
        said(1, 0.3);
        said(2, -0.3);
        assertThat(fold(2).segment()).isEqualTo(Segment.REPEAT_FAN);
        said(3, 0.099999);

        assertThat(fold(3).segment()).isEqualTo(Segment.NEUTRAL);
    }

    @Test
    void a_fan_who_becomes_a_risk_within_180_days_has_shifted() {
        said(0, 0.5);
        said(1, 0.5);
        said(40, -0.8);
        said(41, -0.8);

        // when
        var history = fold(41);

        assertThat(history.segment()).isEqualTo(Segment.SHIFTED_TO_RISK);
        assertThat(history.previousSegment()).isEqualTo(Segment.NEUTRAL);
    }

    @Test
    void a_fan_of_long_ago_who_becomes_a_risk_is_a_new_risk() {
        said(0, 0.5);
        said(1, 0.5);
        said(230, -0.8);
        said(231, -0.8);

        assertThat(fold(231).segment()).isEqualTo(Segment.NEW_RISK);
    }

    @Test
    void a_risk_again_without_having_been_a_fan_is_a_repeat_risk() {
        said(0, -0.5);
        said(1, -0.5);
        said(60, -0.5);
        said(61, -0.5);

        assertThat(fold(61).segment()).isEqualTo(Segment.REPEAT_RISK);
    }

    @Test
    void an_explicit_yes_makes_a_fan_whatever_was_said_before() {
        said(0, -0.9);
        said(1, -0.9);
        answered(2, true);
        assertThat(fold(2).segment()).isEqualTo(Segment.SHIFTED_TO_FAN);
        said(3, -0.2);

        assertThat(fold(3).segment()).isEqualTo(Segment.REPEAT_FAN);
    }

    @Test
    void an_explicit_no_makes_a_risk_at_once() {
        answered(0, true);
        answered(1, false);

        assertThat(fold(1).segment()).isEqualTo(Segment.SHIFTED_TO_RISK);
    }

    @Test
    void who_says_nothing_for_28_days_is_silent_from_the_next_midnight_on() {
        said(0, 0.5);
        said(1, 0.5);

        // when
        var history = fold(29);

        // The last text, of 2 January 09:00, is 28 days old on 30 January 09:00.
        assertThat(history.segment()).isEqualTo(Segment.NEW_FAN);
        assertThat(history.dueAt()).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(fold(30).segment()).isEqualTo(Segment.SILENT);
        assertThat(fold(30).since()).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
    }

    @Test
    void who_has_not_been_active_for_180_days_is_not_silent_any_more() {
        said(0, 0.5);

        // when
        var history = fold(300);

        assertThat(history.segment()).isEqualTo(Segment.NEUTRAL);
        assertThat(history.since()).isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
        assertThat(history.dueAt()).isNull();
    }

    @Test
    void who_did_something_each_month_and_stops_is_estranged() {
        for (int day = 0; day < 168; day += 14) {
            did(day);
        }
        assertThat(fold(168).segment()).isEqualTo(Segment.UNHEARD);

        // when
        var history = fold(184);

        // The last activity, of 4 June 09:00, is 28 days old on 2 July; twelve lie in the six windows before.
        assertThat(history.segment()).isEqualTo(Segment.ESTRANGED);
        assertThat(history.since()).isEqualTo(Instant.parse("2026-07-03T00:00:00Z"));
    }

    @Test
    void two_active_windows_are_too_few_to_be_estranged_from() {
        for (int day = 0; day < 28; day += 3) {
            did(day);
        }

        assertThat(fold(90).periods()).extracting(Period::segment).doesNotContain(Segment.ESTRANGED);
    }

    @Test
    void evidence_that_is_dated_ahead_waits_for_its_time() {
        said(0, 0.5);
        said(3, 0.5);

        // when
        var history = fold(1);

        assertThat(history.segment()).isEqualTo(Segment.NEUTRAL);
        assertThat(history.dueAt()).isEqualTo(day(3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_history_until_an_instant_is_a_prefix_of_the_history_until_a_later_one(long seed) {
        var random = new Random(seed);
        randomLines(random);
        var whole = fold(400).periods();
        for (int i = 0; i < 50; i++) {
            int day = random.nextInt(400);

            // when
            var until = SegmentFold.fold(lines, day(day), THRESHOLDS);

            assertThat(until.periods())
                    .isEqualTo(whole.stream()
                            .filter(period -> !period.from().isAfter(day(day)))
                            .toList());
            var next = whole.stream()
                    .filter(period -> period.from().isAfter(day(day)))
                    .findFirst();
            next.ifPresent(period -> assertThat(until.dueAt()).isBeforeOrEqualTo(period.from()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_order_of_arrival_gives_the_same_history(long seed) {
        var random = new Random(seed);
        randomLines(random);
        var inOrder = fold(400);
        Collections.shuffle(lines, random);

        // when
        lines.sort(Line.ORDER);

        assertThat(fold(400)).isEqualTo(inOrder);
    }

    private void randomLines(Random random) {
        for (int i = 0; i < 80; i++) {
            int day = random.nextInt(360);
            switch (random.nextInt(5)) {
                case 0 -> did(day);
                case 1 -> answered(day, random.nextBoolean());
                default -> said(day, random.nextInt(-1_000_000, 1_000_001) / 1e6);
            }
        }
        lines.sort(Line.ORDER);
    }

    private History fold(int day) {
        return SegmentFold.fold(lines, day(day), THRESHOLDS);
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private void said(int day, double valence) {
        lines.add(
                new Line(Ids.next(), day(day), true, false, Emotion.JOY, Math.round(valence * 1_000_000), null, null));
    }

    private void answered(int day, boolean yes) {
        lines.add(new Line(Ids.next(), day(day), true, false, null, null, yes, null));
    }

    private void did(int day) {
        lines.add(new Line(Ids.next(), day(day), false, true, null, null, null, null));
    }
}
