package io.heartline.alerting.rule;

import io.heartline.alerting.condition.Condition;
import io.heartline.alerting.rule.RuleDefinition.Grouping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have done with a past.
 *
 * @param examined how many facts were looked at
 * @param matches for how many of them it holds
 * @param alerts how many alerts that makes: a rule about standings fires when it begins to hold for a customer; of the
 *     others, what follows within a day joins
 * @param perMonth alerts in 30 days; absent for less than a day of past
 * @param latest the alerts, the latest first, at most {@value #LATEST_MAX}
 */
public record RulePreview(
        int examined, int matches, int alerts, @Nullable PerMonth perMonth, List<Facts> latest) {
    static final int LATEST_MAX = 10;

    private static final Duration JOINS = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    /**
     * Alerts in 30 days, with a 95 % interval of a Poisson process by Byar's approximation (Breslow and Day, Statistical
     * Methods in Cancer Research II, 1987, 2.3).
     *
     * @param n the alerts that it was estimated from
     */
    public record PerMonth(double value, double low, double high, int n) {
        private static final double Z = 1.96;

        static PerMonth of(int alerts, Duration observed) {
            double months = observed.toSeconds() / (double) MONTH.toSeconds();
            double low = alerts == 0 ? 0 : byar(alerts, alerts, -Z);
            double high = byar(alerts + 1, alerts + 1, Z);
            return new PerMonth(rounded(alerts / months), rounded(low / months), rounded(high / months), alerts);
        }

        private static double byar(double count, double scale, double z) {
            double root = 1 - 1 / (9 * scale) + z / (3 * Math.sqrt(scale));
            return Math.max(0, count * root * root * root);
        }

        private static double rounded(double value) {
            return Math.round(value * 100) / 100.0;
        }
    }

    /**
     * Tries a rule.
     *
     * @param past in any order
     * @param observed the time that it covers
     */
    static RulePreview of(Rule rule, Condition condition, List<Facts> past, Duration observed) {
        var ordered = past.stream()
                .sorted(Comparator.comparing(Facts::at).thenComparing(Facts::subject))
                .toList();
        int matches = 0;
        List<Facts> alerts = new ArrayList<>();
        Map<String, Instant> held = new HashMap<>();
        for (var facts : ordered) {
            var whose = rule.definition().grouping() == Grouping.BRAND
                    ? facts.brand()
                    : facts.customerId().toString();
            if (rule.covers(facts.brand()) && rule.holds(condition, facts.values())) {
                matches++;
                var before = held.put(whose, facts.at());
                if (before == null || isNew(rule, before, facts.at())) {
                    alerts.add(facts);
                }
            } else if (rule.definition().trigger() == RuleTrigger.STANDING) {
                held.remove(whose);
            }
        }
        var latest = alerts.reversed().stream().limit(LATEST_MAX).toList();
        return new RulePreview(
                past.size(),
                matches,
                alerts.size(),
                observed.compareTo(JOINS) < 0 ? null : PerMonth.of(alerts.size(), observed),
                latest);
    }

    private static boolean isNew(Rule rule, Instant before, Instant at) {
        return rule.definition().trigger() != RuleTrigger.STANDING && at.isAfter(before.plus(JOINS));
    }
}
