package io.heartline.alerting.rule;

import static io.heartline.alerting.Samples.reason;
import static io.heartline.alerting.Samples.standing;
import static io.heartline.alerting.Samples.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.alerting.rule.DriftVerdict.Calm;
import io.heartline.alerting.rule.DriftVerdict.Drifting;
import io.heartline.alerting.rule.DriftVerdict.Recovered;
import io.heartline.alerting.rule.DriftVerdict.Stale;
import io.heartline.alerting.rule.DriftVerdict.Worse;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.Segment;
import io.heartline.contracts.StandingReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriftRuleTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
    private static final double THETA = 1.89;

    private final DriftRule rule = new DriftRule(THETA, 3, Duration.ofHours(24));
    private final UUID customer = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({"-1.889, 3, false", "-1.89, 3, false", "-1.891, 3, true", "-5, 2, false", "-5, 3, true"})
    void a_balance_crosses_below_theta_with_enough_entries(double balance, int entries, boolean drifts) {
        var standing = at(1, balance, entries, anger(-balance + 1));

        // when
        var verdict = rule.follow(DriftState.UNKNOWN, standing, NOW);

        assertThat(verdict instanceof Drifting).isEqualTo(drifts);
    }

    @Test
    void a_crossing_in_several_steps_is_a_crossing() {
        var first = rule.follow(DriftState.UNKNOWN, at(1, 0.5, 3), NOW);
        var second = rule.follow(first.next(), at(2, -1, 4, anger(1.5)), NOW);

        // when
        var third = rule.follow(second.next(), at(3, -2.5, 5, anger(1.5)), NOW);

        assertThat(second).isInstanceOf(Worse.class);
        assertThat(third).isInstanceOfSatisfying(Drifting.class, drifting -> {
            assertThat(drifting.crossed()).isTrue();
            assertThat(drifting.shifted()).isFalse();
        });
    }

    @Test
    void after_a_crossing_only_a_balance_of_0_or_above_arms_again() {
        var crossed = rule.follow(DriftState.UNKNOWN, at(1, -3, 3, anger(4)), NOW);
        var better = rule.follow(crossed.next(), at(2, -0.1, 4), NOW);
        var worse = rule.follow(better.next(), at(3, -4, 5, anger(3.9)), NOW);

        // when
        var whole = rule.follow(worse.next(), at(4, 0, 6), NOW);
        var again = rule.follow(whole.next(), at(5, -4, 7, anger(4)), NOW);

        assertThat(better).isInstanceOf(Calm.class);
        assertThat(worse).isInstanceOf(Worse.class);
        assertThat(whole).isInstanceOf(Recovered.class);
        assertThat(again).isInstanceOf(Drifting.class);
    }

    @Test
    void a_crossing_by_what_is_old_or_backfill_alone_disarms_without_an_alert() {
        var old = withdrawal(
                "emotion:anger", 8, 2, NOW.minus(Duration.ofHours(24)).minusMillis(1));
        var backfill = reason(UUID.randomUUID(), "emotion:anger", -8, 2, NOW, true);

        // when
        var byOld = rule.follow(DriftState.UNKNOWN, at(1, -7, 5, old), NOW);
        var byBackfill = rule.follow(DriftState.UNKNOWN, at(1, -7, 5, backfill), NOW);
        var later = rule.follow(byOld.next(), at(2, -9, 6, anger(2)), NOW);

        assertThat(byOld).isInstanceOf(Calm.class);
        assertThat(byBackfill).isInstanceOf(Calm.class);
        assertThat(byOld.next().armed()).isFalse();
        assertThat(later).isInstanceOf(Worse.class);
    }

    @Test
    void an_old_debt_and_a_fresh_complaint_in_one_standing_are_no_crossing() {
        var old = withdrawal("emotion:anger", 8, 2, NOW.minus(Duration.ofDays(9)));

        // when
        var verdict = rule.follow(DriftState.UNKNOWN, at(1, -10, 6, old, anger(3)), NOW);

        assertThat(verdict).isInstanceOf(Worse.class);
        assertThat(verdict.next().armed()).isFalse();
    }

    @Test
    void an_old_credit_and_a_fresh_complaint_in_one_standing_are_a_crossing() {
        var old = reason(UUID.randomUUID(), "event:upgrade", 4, 8, NOW.minus(Duration.ofDays(9)), false);

        // when
        var verdict = rule.follow(DriftState.UNKNOWN, at(1, -4, 6, old, anger(8)), NOW);

        assertThat(verdict).isInstanceOf(Drifting.class);
    }

    @Test
    void a_shift_to_risk_drifts_once_whatever_the_balance() {
        var shifted = rule.follow(DriftState.UNKNOWN, segment(1, 5, Segment.SHIFTED_TO_RISK, null), NOW);

        // when
        var repeated = rule.follow(shifted.next(), segment(2, 4, Segment.REPEAT_RISK, Segment.SHIFTED_TO_RISK), NOW);

        assertThat(shifted).isInstanceOfSatisfying(Drifting.class, drifting -> {
            assertThat(drifting.shifted()).isTrue();
            assertThat(drifting.crossed()).isFalse();
        });
        assertThat(repeated).isInstanceOf(Worse.class);
    }

    @Test
    void a_shift_that_was_confirmed_before_it_was_seen_drifts() {
        var standing = segment(1, 5, Segment.REPEAT_RISK, Segment.SHIFTED_TO_RISK);

        // when
        var verdict = rule.follow(DriftState.UNKNOWN, standing, NOW);

        assertThat(verdict).isInstanceOf(Drifting.class);
    }

    @Test
    void a_risk_that_never_was_a_fan_is_no_shift() {
        var standing = segment(1, 5, Segment.REPEAT_RISK, Segment.NEW_RISK);

        // when
        var verdict = rule.follow(DriftState.UNKNOWN, standing, NOW);

        assertThat(verdict).isInstanceOf(Worse.class);
    }

    @Test
    void a_whole_balance_of_a_customer_still_at_risk_is_no_recovery() {
        var drifting = rule.follow(DriftState.UNKNOWN, segment(1, 1, Segment.SHIFTED_TO_RISK, null), NOW);

        // when
        var still = rule.follow(drifting.next(), at(2, 3, 5, Segment.REPEAT_RISK), NOW);
        var recovered = rule.follow(still.next(), at(3, 3, 6, Segment.NEUTRAL), NOW);

        assertThat(still).isInstanceOf(Calm.class);
        assertThat(recovered).isInstanceOf(Recovered.class);
    }

    @Test
    void a_reversal_is_no_cause() {
        var reversal = reason(UUID.randomUUID(), "emotion:joy", -3, 2, NOW.minus(Duration.ofDays(3)), false);

        // when
        var verdict = rule.follow(DriftState.UNKNOWN, at(1, -3, 3, reversal), NOW);

        assertThat(verdict).isInstanceOf(Calm.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void stale_standings_never_change_state_and_between_two_alerts_the_balance_was_whole(long seed) {
        var random = new Random(seed);
        var state = DriftState.UNKNOWN;
        boolean mayCross = true;
        long highest = 0;
        for (int i = 0; i < 2_000; i++) {
            long revision = Math.max(1, highest + random.nextInt(7) - 3);
            double balance = random.nextInt(13) - 6;
            var standing = at(revision, balance, random.nextInt(6), anger(random.nextInt(1, 4)));

            // when
            var verdict = rule.follow(state, standing, NOW);

            if (revision <= highest) {
                assertThat(verdict).isEqualTo(new Stale(state));
                continue;
            }
            highest = revision;
            mayCross = mayCross || balance >= 0 || balance + 3 >= 0;
            if (verdict instanceof Drifting) {
                assertThat(mayCross).isTrue();
                assertThat(balance).isLessThan(-THETA);
                mayCross = false;
            }
            state = verdict.next();
            assertThat(state.revision()).isEqualTo(revision);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1.9, false, 4", "-3.7, false, 4", "-3.8, false, 5", "-100, false, 9", "-1.9, true, 5", "-100, true, 9"
    })
    void severity_grows_with_the_depth_and_leaves_the_worst_to_shocks(double balance, boolean vip, int severity) {
        var plain = at(1, balance, 3);
        var standing = new CustomerStanding(
                plain.customerId(),
                plain.brand(),
                1,
                balance,
                0,
                3,
                0,
                Segment.NEUTRAL,
                null,
                null,
                null,
                null,
                vip,
                NOW,
                plain.reasons(),
                NOW);

        // when
        int found = rule.severity(standing);

        assertThat(found).isEqualTo(severity);
    }

    @Test
    void theta_is_one_ordinary_complaint_of_the_shipped_policy() {
        var theta = 2 * 2.25 * 0.6 * 0.7;

        assertThat(theta).isCloseTo(THETA, within(1e-9));
    }

    private static StandingReason anger(double units) {
        return withdrawal("emotion:anger", units, 2, NOW);
    }

    private CustomerStanding at(long revision, double balance, int entries, StandingReason... reasons) {
        return standing(customer, "brand", revision, balance, entries, Segment.NEUTRAL, NOW, reasons);
    }

    private CustomerStanding at(long revision, double balance, int entries, Segment segment) {
        return standing(customer, "brand", revision, balance, entries, segment, NOW);
    }

    private CustomerStanding segment(long revision, double balance, Segment segment, @Nullable Segment previous) {
        return new CustomerStanding(
                customer,
                "brand",
                revision,
                balance,
                0,
                2,
                0,
                segment,
                previous,
                null,
                null,
                null,
                false,
                NOW,
                java.util.List.of(anger(0.5)),
                NOW);
    }
}
