package io.heartline.alerting.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartline.alerting.Samples;
import io.heartline.alerting.condition.Condition;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "balance < -2 && entries >= 3 | true",
                "balance < params.least | true",
                "segment in ['new-risk', 'repeat-risk'] | true",
                "segment.startsWith('new') && !vip | true",
                "previousSegment == '' | true",
                "churnRisk > 0.5 | false",
                "params.unknown > 1.0 | false",
                "gained > lost | false",
            })
    void a_condition_about_a_standing_says_whether_it_holds(String text, boolean expected) throws Exception {
        var reason = Samples.withdrawal("emotion:anger", 3, 2, NOW);
        var standing = Samples.standing(UUID.randomUUID(), "lantern-shop", 1, -2.5, 3, Segment.NEW_RISK, NOW, reason);
        var facts = Facts.of(standing, List.of(reason));

        // when
        boolean holds =
                Condition.of(RuleTrigger.STANDING.variables(), text).holds(facts.values(), Map.of("least", -2.0));

        assertThat(holds).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sentiment == 'negative' && open | true",
                "open && 'reliability' in aspects && aspects['reliability'] < -0.5 | true",
                "['safety', 'data-misuse'].exists(t, t in intents && intents[t] >= 0.5) | true",
                "intents['refund-request'] > 0.1 | false",
                "reach > 100 && ratings.size() == 0 | false",
            })
    void a_condition_about_an_interaction_says_whether_it_holds(String text, boolean expected) throws Exception {
        var one = Samples.complaint(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "lantern-shop",
                "lumi-band",
                "en",
                NOW,
                new IntentScore("safety", 0.6));

        // when
        boolean holds = Condition.of(RuleTrigger.INTERACTION.variables(), text)
                .holds(Facts.of(one).values(), Map.of());

        assertThat(holds).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "balance",
                "segment > 3",
                "customerId == ''",
                "balance <",
                "getClass() == 1",
                "balance == balance ? 1 : 2",
                "'a' + 1 == 'a1'",
            })
    void what_is_no_typed_question_is_refused(String text) {
        // when
        assertThatThrownBy(() -> Condition.of(RuleTrigger.STANDING.variables(), text))
                .isInstanceOf(Condition.Malformed.class)
                .hasMessageNotContaining("\n");
    }

    @Test
    void what_is_too_long_or_too_deep_is_refused_and_what_takes_too_long_does_not_hold() throws Exception {
        var ten = "[1,2,3,4,5,6,7,8,9,10]";
        var slow = ten + ".all(a," + ten + ".all(b," + ten + ".all(c," + ten + ".all(d, true))))";

        // when
        boolean holds = Condition.of(RuleTrigger.WAITING.variables(), slow).holds(Map.of(), Map.of());

        assertThat(holds).isFalse();
        assertThatThrownBy(() -> Condition.of(RuleTrigger.STANDING.variables(), "vip" + " && vip".repeat(200)))
                .isInstanceOf(Condition.Malformed.class);
        assertThatThrownBy(
                        () -> Condition.of(RuleTrigger.STANDING.variables(), "(".repeat(100) + "vip" + ")".repeat(100)))
                .isInstanceOf(Condition.Malformed.class);
    }

    @Test
    void every_shipped_rule_can_be_read() throws Exception {
        // when
        for (var rule : ShippedRules.ALL) {
            Condition.of(
                    rule.definition().trigger().variables(), rule.definition().condition());
        }

        assertThat(ShippedRules.ALL).extracting(Rule::key).doesNotHaveDuplicates();
    }
}
