package io.heartline.alerting.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartline.alerting.casework.Recovery.Signs;
import io.heartline.alerting.casework.Recovery.Terms;
import io.heartline.alerting.casework.Recovery.Verdict;
import io.heartline.contracts.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {
    private static final Terms TERMS = new Terms(Duration.ofDays(14), Duration.ofDays(60));
    private static final List<Segment> SEGMENTS = List.of(Segment.values());
    private static final Instant OPENED = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant CLOSED = Instant.parse("2026-03-03T09:00:00Z");

    @Test
    void a_case_closed_is_not_a_customer_recovered() {
        // when
        var recovery = judge(Signs.NONE, 1);

        assertThat(recovery.verdict()).isEqualTo(Verdict.TOO_EARLY);
        assertThat(recovery.verdict().isRecovered()).isNull();
        assertThat(recovery.isFinal()).isFalse();
    }

    @Test
    void who_buys_again_and_stands_well_has_recovered() {
        // when
        var recovery = judge(signs(10, 2.5, Segment.NEUTRAL, null, 9), 14);

        assertThat(recovery).isEqualTo(new Recovery(Verdict.RECOVERED, "bought-again", false));
    }

    @Test
    void who_speaks_and_stands_at_nought_has_recovered() {
        // when
        var recovery = judge(signs(10, 0, Segment.NEUTRAL, 9, null), 20);

        assertThat(recovery).isEqualTo(new Recovery(Verdict.RECOVERED, "balance-restored", false));
    }

    @Test
    void a_day_before_the_customer_has_settled_nothing_is_said() {
        // when
        var recovery = judge(signs(10, 5, Segment.REPEAT_FAN, 9, 9), 13);

        assertThat(recovery.verdict()).isEqualTo(Verdict.TOO_EARLY);
    }

    @Test
    void silence_shows_no_recovery_though_the_balance_goes_back_by_itself() {
        var silent = signs(50, 0, Segment.NEUTRAL, null, null);

        // when
        var within = judge(silent, 59);

        assertThat(within).isEqualTo(new Recovery(Verdict.TOO_EARLY, "nothing-heard-yet", false));
        assertThat(judge(silent, 60)).isEqualTo(new Recovery(Verdict.NOT_RECOVERED, "no-sign-of-it", true));
    }

    @Test
    void what_was_before_the_closing_shows_nothing() {
        // when
        var recovery = judge(signs(-1, 9, Segment.REPEAT_FAN, -1, -1), 60);

        assertThat(recovery.verdict()).isEqualTo(Verdict.NOT_RECOVERED);
    }

    @Test
    void who_buys_but_stands_below_nought_has_not_recovered() {
        // when
        var recovery = judge(signs(10, -0.01, Segment.NEUTRAL, 9, 9), 20);

        assertThat(recovery).isEqualTo(new Recovery(Verdict.NOT_RECOVERED, "balance-negative", false));
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW_RISK", "REPEAT_RISK", "SHIFTED_TO_RISK"})
    void who_is_at_risk_has_not_recovered(Segment segment) {
        // when
        var recovery = judge(signs(10, 3, segment, 9, 9), 20);

        assertThat(recovery.reason()).isEqualTo("at-risk");
    }

    @Test
    void who_cancels_is_lost_at_once_and_not_if_they_buy_later() {
        var left = new Signs(at(1), 0, Segment.NEUTRAL, at(1), null, at(1));

        // when
        var lost = judge(left, 2);

        assertThat(lost).isEqualTo(new Recovery(Verdict.LOST, "cancelled", false));
        assertThat(lost.verdict().isRecovered()).isFalse();
        assertThat(judge(left.and(new Signs(null, 0, null, null, at(3), null)), 20)
                        .verdict())
                .isEqualTo(Verdict.RECOVERED);
    }

    @Test
    void who_cancelled_before_the_case_is_not_lost_by_it() {
        var before = new Signs(at(10), 1, Segment.NEUTRAL, at(9), null, OPENED.minusSeconds(1));

        // when
        var recovery = judge(before, 20);

        assertThat(recovery.verdict()).isEqualTo(Verdict.RECOVERED);
    }

    @Test
    void who_is_estranged_is_lost() {
        // when
        var recovery = judge(signs(5, 1, Segment.ESTRANGED, null, null), 6);

        assertThat(recovery).isEqualTo(new Recovery(Verdict.LOST, "estranged", false));
    }

    @Test
    void two_ids_of_one_person_are_read_as_one() {
        var one = new Signs(at(5), -3, Segment.NEW_RISK, at(2), at(1), null);
        var other = new Signs(at(9), 4, Segment.NEUTRAL, at(1), null, at(-30));

        // when
        var both = one.and(other);

        assertThat(both).isEqualTo(new Signs(at(9), 4, Segment.NEUTRAL, at(2), at(1), at(-30)));
        assertThat(other.and(one)).isEqualTo(both);
    }

    @Test
    void a_window_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> new Terms(Duration.ofDays(2), Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_happens_a_recovery_is_shown_by_behaviour_after_the_closing(long seed) {
        var random = new Random(seed);
        int recovered = 0;
        for (int i = 0; i < 20_000; i++) {
            var signs = any(random);
            var now = CLOSED.plus(Duration.ofHours(random.nextInt(24 * 80)));

            // when
            var recovery = Recovery.of(OPENED, CLOSED, signs, TERMS, now);

            var settled = !now.isBefore(CLOSED.plus(TERMS.settle()));
            var over = !now.isBefore(CLOSED.plus(TERMS.window()));
            if (recovery.verdict() == Verdict.RECOVERED) {
                recovered++;
                assertThat(settled).isTrue();
                assertThat(signs.balance()).isNotNegative();
                assertThat(isSince(signs.standingAt())).isTrue();
                assertThat(isSince(signs.heardAt()) || isSince(signs.boughtAt()))
                        .isTrue();
            }
            if (over) {
                assertThat(recovery.verdict()).isNotEqualTo(Verdict.TOO_EARLY);
                assertThat(recovery.isFinal()).isTrue();
            }
            if (!settled) {
                assertThat(recovery.verdict()).isIn(Verdict.TOO_EARLY, Verdict.LOST);
            }
            assertThat(recovery.verdict().isRecovered() == null).isEqualTo(recovery.verdict() == Verdict.TOO_EARLY);
        }
        assertThat(recovered).isPositive();
    }

    private static Signs any(Random random) {
        return new Signs(
                anyTime(random),
                random.nextInt(-5, 6),
                random.nextBoolean() ? null : SEGMENTS.get(random.nextInt(SEGMENTS.size())),
                anyTime(random),
                anyTime(random),
                random.nextInt(4) == 0 ? anyTime(random) : null);
    }

    private static @Nullable Instant anyTime(Random random) {
        return random.nextInt(3) == 0 ? null : CLOSED.plus(Duration.ofHours(random.nextInt(-24 * 20, 24 * 80)));
    }

    private static boolean isSince(@Nullable Instant at) {
        return at != null && at.isAfter(CLOSED);
    }

    private static Recovery judge(Signs signs, int daysLater) {
        return Recovery.of(OPENED, CLOSED, signs, TERMS, at(daysLater));
    }

    private static Signs signs(
            int standingDay, double balance, Segment segment, @Nullable Integer heardDay, @Nullable Integer boughtDay) {
        return new Signs(
                at(standingDay),
                balance,
                segment,
                heardDay == null ? null : at(heardDay),
                boughtDay == null ? null : at(boughtDay),
                null);
    }

    private static Instant at(int daysAfterClosing) {
        return CLOSED.plus(Duration.ofDays(daysAfterClosing));
    }
}
