package io.heartline.alerting.rule;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.rule.RuleDefinition.Grouping;
import java.util.List;
import java.util.Map;

/** The rules that hold until somebody changes them. Drift, shocks and crises have detectors of their own. */
final class ShippedRules {
    static final List<Rule> ALL = List.of(
            rule(
                    "estranged",
                    "A customer went quiet",
                    RuleTrigger.STANDING,
                    "segment == \"estranged\"",
                    Map.of(),
                    AlertKind.ESTRANGED,
                    4,
                    "A customer who was there has gone quiet"),
            rule(
                    "vip-at-risk",
                    "A VIP is at risk",
                    RuleTrigger.STANDING,
                    "vip && segment in [\"new-risk\", \"repeat-risk\", \"shifted-to-risk\"]",
                    Map.of(),
                    AlertKind.VIP_AT_RISK,
                    7,
                    "One of the most valuable customers is unhappy"),
            rule(
                    "new-fan",
                    "A new fan",
                    RuleTrigger.STANDING,
                    "segment in [\"new-fan\", \"shifted-to-fan\"]",
                    Map.of(),
                    AlertKind.GOOD_NEWS,
                    1,
                    "A customer has become a fan: thank them"),
            rule(
                    "delighted-vip",
                    "A delighted VIP",
                    RuleTrigger.STANDING,
                    "vip && gained >= params.units && lost == 0.0",
                    Map.of("units", 1.0),
                    AlertKind.GOOD_NEWS,
                    2,
                    "One of the most valuable customers is delighted: ask for the story"),
            rule(
                    "message-unanswered",
                    "A message waits for its answer",
                    RuleTrigger.WAITING,
                    "kind == \"message\" && businessMinutes >= params.minutes",
                    Map.of("minutes", 240.0),
                    AlertKind.UNANSWERED,
                    5,
                    "A customer waits for an answer longer than promised"),
            rule(
                    "review-unanswered",
                    "A public complaint waits for its answer",
                    RuleTrigger.WAITING,
                    "kind == \"review\" && negative && businessMinutes >= params.minutes",
                    Map.of("minutes", 1440.0),
                    AlertKind.UNANSWERED,
                    5,
                    "A public complaint has no answer yet"),
            topic("topic-safety", "safety", 9),
            topic("topic-data-misuse", "data-misuse", 8),
            topic("topic-legal-threat", "legal-threat", 6));

    private ShippedRules() {}

    /** Any mention tells: one alert of a brand, which further mentions join. */
    private static Rule topic(String key, String intent, int severity) {
        var definition = new RuleDefinition(
                "Any mention of " + intent,
                RuleTrigger.INTERACTION,
                "\"" + intent + "\" in intents && intents[\"" + intent + "\"] >= params.probability",
                Map.of("probability", 0.5),
                AlertKind.TOPIC,
                Grouping.BRAND,
                severity,
                "Somebody spoke of " + intent,
                true);
        return new Rule(key, null, 0, definition, null, null, null);
    }

    private static Rule rule(
            String key,
            String name,
            RuleTrigger trigger,
            String condition,
            Map<String, Double> params,
            AlertKind kind,
            int severity,
            String title) {
        var definition =
                new RuleDefinition(name, trigger, condition, params, kind, Grouping.CUSTOMER, severity, title, true);
        return new Rule(key, null, 0, definition, null, null, null);
    }
}
