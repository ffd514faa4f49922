package io.heartline.alerting.rule;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the rules from their configuration. */
final class RuleProducer {
    @Produces
    @Singleton
    DriftRule drift(DriftConfig drift, RulesConfig rules) {
        return DriftRule.of(drift, rules);
    }

    @Produces
    @Singleton
    ShockRule shock(ShockConfig shock, RulesConfig rules) {
        return ShockRule.of(shock, rules);
    }
}
