package io.heartline.alerting.rule;

import static io.heartline.alerting.Samples.complaint;
import static io.heartline.alerting.Samples.reason;
import static io.heartline.alerting.Samples.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShockRuleTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    private final ShockRule rule =
            new ShockRule(15, Set.of("legal-threat", "safety", "data-misuse"), 0.8, Duration.ofHours(24));

    @ParameterizedTest
    @CsvSource({
        "20, -20, 0, false, true",
        "15, -15, 0, false, true",
        "14.99, -14.99, 0, false, false",
        "20, 20, 0, false, false",
        "20, -20, 86400, false, true",
        "20, -20, 86401, false, false",
        "20, -20, 0, true, false",
    })
    void one_fresh_withdrawal_with_a_great_stake_is_a_shock(
            double stake, double units, long secondsAgo, boolean backfill, boolean shocks) {
        var reason =
                reason(UUID.randomUUID(), "event:data-misuse", units, stake, NOW.minusSeconds(secondsAgo), backfill);
        var standing = standing(UUID.randomUUID(), "brand", 1, 90, 50, Segment.REPEAT_FAN, NOW, reason);

        // when
        var found = rule.of(standing, NOW);

        assertThat(found).hasSize(shocks ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "safety, 0.8, true",
        "safety, 0.79, false",
        "legal-threat, 0.9, true",
        "data-misuse, 1, true",
        "churn-threat, 1, false",
    })
    void one_probable_severe_intent_is_a_shock(String intent, double probability, boolean shocks) {
        var interaction = complaint(
                UUID.randomUUID(), UUID.randomUUID(), "brand", "x", "en", NOW, new IntentScore(intent, probability));

        // when
        var found = rule.of(interaction, NOW);

        assertThat(found.isPresent()).isEqualTo(shocks);
    }

    @Test
    void of_several_intents_the_most_probable_counts_and_old_ones_do_not() {
        var intents = new IntentScore[] {new IntentScore("safety", 0.85), new IntentScore("legal-threat", 0.95)};
        var old = NOW.minus(Duration.ofHours(24)).minusMillis(1);

        // when
        var fresh = rule.of(complaint(UUID.randomUUID(), UUID.randomUUID(), "brand", "x", "en", NOW, intents), NOW);
        var late = rule.of(complaint(UUID.randomUUID(), UUID.randomUUID(), "brand", "x", "en", old, intents), NOW);

        assertThat(fresh).contains(new IntentScore("legal-threat", 0.95));
        assertThat(late).isEmpty();
    }

    @Test
    void danger_to_life_is_the_worst() {
        var safety = new IntentScore("safety", 0.9);
        var legal = new IntentScore("legal-threat", 0.9);
        var misuse = reason(UUID.randomUUID(), "event:data-misuse", -20, 20, NOW, false);
        var least = reason(UUID.randomUUID(), "event:custom:x", -15, 15, NOW, false);

        // when
        var severities =
                new int[] {rule.severity(safety), rule.severity(misuse), rule.severity(legal), rule.severity(least)};

        assertThat(severities).containsExactly(10, 9, 8, 8);
    }
}
