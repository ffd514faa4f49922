package io.heartline.alerting.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.condition.Condition;
import io.heartline.alerting.rule.RuleDefinition.Grouping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePreviewTest {
    private static final Instant START = Instant.parse("2026-07-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);

    @Test
    void a_rule_about_standings_fires_when_it_begins_to_hold() throws Exception {
        var rule = rule(RuleTrigger.STANDING, "vip", Grouping.CUSTOMER);
        List<Facts> past = new ArrayList<>(List.of(
                standing(ANNA, 1, false),
                standing(ANNA, 2, true),
                standing(ANNA, 3, true),
                standing(ANNA, 4, false),
                standing(ANNA, 5, true),
                standing(BEN, 2, true)));
        Collections.shuffle(past, new Random(4));

        // when
        var preview = RulePreview.of(rule, condition(rule), past, MONTH);

        assertThat(preview.examined()).isEqualTo(6);
        assertThat(preview.matches()).isEqualTo(4);
        assertThat(preview.alerts()).isEqualTo(3);
        assertThat(preview.latest().getFirst().at()).isEqualTo(START.plus(Duration.ofHours(5)));
    }

    @Test
    void mentions_of_a_brand_join_for_a_day() throws Exception {
        var rule = rule(RuleTrigger.INTERACTION, "open", Grouping.BRAND);
        var past = List.of(mention(ANNA, 0), mention(BEN, 20), mention(ANNA, 40), mention(BEN, 90));

        // when
        var preview = RulePreview.of(rule, condition(rule), past, MONTH);

        assertThat(preview.matches()).isEqualTo(4);
        assertThat(preview.alerts()).isEqualTo(2);
    }

    @Test
    void less_than_a_day_of_past_says_nothing_about_a_month() throws Exception {
        var rule = rule(RuleTrigger.INTERACTION, "open", Grouping.BRAND);

        // when
        var preview = RulePreview.of(rule, condition(rule), List.of(), Duration.ofHours(23));

        assertThat(preview.perMonth()).isNull();
        assertThat(preview.alerts()).isZero();
    }

    /** The exact limits (Garwood, 1936) of these counts. */
    @ParameterizedTest
    @CsvSource({"0, 0, 3.689", "1, 0.025, 5.572", "3, 0.619, 8.767", "10, 4.795, 18.39", "100, 81.36, 121.6"})
    void the_interval_of_a_month_is_near_the_exact_one(int alerts, double low, double high) {
        // when
        var month = RulePreview.PerMonth.of(alerts, MONTH);

        assertThat(month.value()).isEqualTo(alerts);
        assertThat(month.low()).isCloseTo(low, within(0.05));
        assertThat(month.high()).isCloseTo(high, within(0.08));
    }

    private static Rule rule(RuleTrigger trigger, String condition, Grouping grouping) {
        var definition = new RuleDefinition(
                "a rule", trigger, condition, Map.of(), AlertKind.CUSTOM, grouping, 5, "something", true);
        return new Rule("a-rule", null, 0, definition, null, null, null);
    }

    private static Condition condition(Rule rule) throws Condition.Malformed {
        return Condition.of(
                rule.definition().trigger().variables(), rule.definition().condition());
    }

    private static Facts standing(UUID customer, int hour, boolean vip) {
        var at = START.plus(Duration.ofHours(hour));
        return new Facts(RuleTrigger.STANDING, customer + ":" + hour, "a-brand", customer, at, Map.of("vip", vip));
    }

    private static Facts mention(UUID customer, int hour) {
        var at = START.plus(Duration.ofHours(hour));
        return new Facts(RuleTrigger.INTERACTION, customer + ":" + hour, "a-brand", customer, at, Map.of("open", true));
    }
}
