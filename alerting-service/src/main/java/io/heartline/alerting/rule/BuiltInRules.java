package io.heartline.alerting.rule;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.rule.RuleDefinition.Grouping;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Drift and shock: rules with code of their own, whose figures are data. Runs in the caller's transaction. */
@ApplicationScoped
class BuiltInRules {
    private static final String DRIFT = "drift";
    private static final String SHOCK = "shock";
    private static final String THETA = "theta";
    private static final String ENTRIES_MIN = "entriesMin";
    private static final String STAKE_MIN = "stakeMin";
    private static final String PROBABILITY_MIN = "probabilityMin";

    private final Rules rules;
    private final ShockConfig shock;
    private final RulesConfig config;

    BuiltInRules(Rules rules, ShockConfig shock, RulesConfig config) {
        this.rules = rules;
        this.shock = shock;
        this.config = config;
    }

    DriftRule drift() {
        var params = params(DRIFT);
        return new DriftRule(
                params.getOrDefault(THETA, 0.0),
                params.getOrDefault(ENTRIES_MIN, 0.0).intValue(),
                config.freshFor());
    }

    ShockRule shock() {
        var params = params(SHOCK);
        return new ShockRule(
                params.getOrDefault(STAKE_MIN, 0.0),
                shock.intents(),
                params.getOrDefault(PROBABILITY_MIN, 0.0),
                config.freshFor());
    }

    private Map<String, Double> params(String key) {
        return rules.of(key).orElseThrow().definition().params();
    }

    /** Drift as configured, until somebody changes its figures. */
    static Rule drift(DriftConfig drift) {
        var theta = drift.stake() * drift.lambda() * drift.typicalIntensity() * drift.typicalConfidence();
        return rule(
                DRIFT,
                "A customer drifts away",
                Map.of(THETA, theta, ENTRIES_MIN, (double) drift.entriesMin()),
                AlertKind.DRIFT,
                4,
                "A customer is drifting away");
    }

    /** Shock as configured, until somebody changes its figures. */
    static Rule shock(ShockConfig shock) {
        return rule(
                SHOCK,
                "One thing that is never averaged away",
                Map.of(STAKE_MIN, shock.stakeMin(), PROBABILITY_MIN, shock.intentProbabilityMin()),
                AlertKind.SHOCK,
                8,
                "A customer suffered a shock");
    }

    private static Rule rule(
            String key, String name, Map<String, Double> params, AlertKind kind, int severity, String title) {
        var definition = new RuleDefinition(
                name, RuleTrigger.BUILT_IN, "true", params, kind, Grouping.CUSTOMER, severity, title, true);
        return new Rule(key, null, 0, definition, null, null, null);
    }
}
