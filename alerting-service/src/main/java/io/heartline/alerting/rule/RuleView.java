package io.heartline.alerting.rule;

import io.heartline.alerting.alert.AlertKind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a rule, as it is shown.
 *
 * @param brand whose it is; null for all brands
 * @param version 0 as shipped
 * @param expectedAlertsPerMonth by the history when this version was made; null if there was less than a day of it
 */
public record RuleView(
        String key,
        @Nullable String brand,
        int version,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        @Nullable Double expectedAlertsPerMonth,
        String name,
        String trigger,
        String condition,
        Map<String, Double> params,
        AlertKind kind,
        String grouping,
        int severity,
        String title,
        boolean enabled) {
    static RuleView of(Rule rule) {
        var definition = rule.definition();
        return new RuleView(
                rule.key(),
                rule.brand(),
                rule.version(),
                rule.changedAt(),
                rule.changedBy(),
                rule.expectedPerMonth(),
                definition.name(),
                definition.trigger().wire(),
                definition.condition(),
                definition.params(),
                definition.kind(),
                definition.grouping().wire(),
                definition.severity(),
                definition.title(),
                definition.enabled());
    }
}
