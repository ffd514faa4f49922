package io.heartline.alerting.rule;

import io.heartline.alerting.condition.Condition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a rule.
 *
 * @param key its slug
 * @param brand whose it is; absent for all brands
 * @param version 0 as shipped
 * @param changedAt when this version was made; absent as shipped
 * @param changedBy by whom; absent as shipped
 * @param expectedPerMonth alerts in 30 days, by the history when this version was made; absent if there was none
 */
record Rule(
        String key,
        @Nullable String brand,
        int version,
        RuleDefinition definition,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        @Nullable Double expectedPerMonth) {
    /** Whether it is about a brand. */
    boolean covers(String other) {
        return brand == null || brand.equals(other);
    }

    /** Whether it holds for these facts. */
    boolean holds(Condition condition, Map<String, Object> facts) {
        return condition.holds(facts, definition.params());
    }
}
