package io.heartline.alerting.rule;

import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Speaker;
import io.heartline.contracts.StandingReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Customer shock: one thing that is never averaged away, be it an entry with a great stake or the expression of a severe
 * intent.
 *
 * @param stakeMin the least stake that is a shock
 * @param intents the intents that are
 * @param probabilityMin the probability from which on an intent counts as expressed, 0 to 1
 * @param freshFor how long ago it may have occurred
 */
record ShockRule(double stakeMin, Set<String> intents, double probabilityMin, Duration freshFor) {
    private static final String SAFETY = "safety";
    private static final double STAKE_OF_WORST = 20;

    ShockRule {
        intents = Set.copyOf(intents);
    }

    /** The reasons of a standing that are shocks; a reversal gives back and is none. */
    List<StandingReason> of(CustomerStanding standing, Instant now) {
        return standing.reasons().stream()
                .filter(reason -> reason.stake() >= stakeMin
                        && reason.unitsMicros() < 0
                        && !reason.backfill()
                        && !reason.effectiveAt().isBefore(now.minus(freshFor)))
                .toList();
    }

    /** The most probable severe intent that a customer expressed, if there is one. */
    Optional<IntentScore> of(ScoredInteraction interaction, Instant now) {
        if (interaction.speaker() != Speaker.CUSTOMER
                || interaction.backfill()
                || interaction.occurredAt().isBefore(now.minus(freshFor))) {
            return Optional.empty();
        }
        return interaction.score().intents().stream()
                .filter(intent -> intents.contains(intent.intent()) && intent.probability() >= probabilityMin)
                .max(Comparator.comparingDouble(IntentScore::probability).thenComparing(IntentScore::intent));
    }

    /** 8 from the least stake on, 9 from a stake of 20 on. */
    int severity(StandingReason reason) {
        return reason.stake() >= STAKE_OF_WORST ? 9 : 8;
    }

    /** 10 where somebody may be hurt, else 8. */
    int severity(IntentScore intent) {
        return SAFETY.equals(intent.intent()) ? 10 : 8;
    }
}
