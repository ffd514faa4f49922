package io.heartline.alerting.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.condition.Condition;
import java.util.Locale;
import java.util.Map;

/**
 * A rule as data: when it holds, and what is told then.
 *
 * @param name what people call it
 * @param trigger what it looks at
 * @param condition in the Common Expression Language, about what the trigger knows
 * @param params figures that the condition reads as {@code params.name}
 * @param kind of the alert
 * @param grouping whose further findings join an open alert
 * @param severity 1 to 10
 * @param title of the alert, one line that names nobody
 * @param enabled whether it is followed
 */
public record RuleDefinition(
        String name,
        RuleTrigger trigger,
        String condition,
        Map<String, Double> params,
        AlertKind kind,
        Grouping grouping,
        int severity,
        String title,
        boolean enabled) {
    static final int NAME_LENGTH_MAX = 100;
    static final int TITLE_LENGTH_MAX = 200;
    static final int PARAMS_MAX = 20;
    static final int SEVERITY_MAX = 10;

    /** Refuses what is outside its limits; the condition is checked where it is compiled. */
    public RuleDefinition {
        check(!name.isBlank() && name.length() <= NAME_LENGTH_MAX, "name has 1 to 100 characters");
        check(!title.isBlank() && title.length() <= TITLE_LENGTH_MAX, "title has 1 to 200 characters");
        check(!condition.isBlank() && condition.length() <= Condition.LENGTH_MAX, "condition has 1 to 1000 characters");
        check(params.size() <= PARAMS_MAX, "there are at most 20 params");
        check(severity >= 1 && severity <= SEVERITY_MAX, "severity is between 1 and 10");
        check(
                params.values().stream().allMatch(value -> value != null && Double.isFinite(value)),
                "params are finite numbers");
        check(
                grouping == Grouping.CUSTOMER || trigger == RuleTrigger.INTERACTION,
                "only interactions are grouped by brand");
        params = Map.copyOf(params);
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Whose further findings join an open alert. */
    public enum Grouping {
        CUSTOMER,
        BRAND;

        /** The name on the wire. */
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The grouping that a wire name says.
         *
         * @throws IllegalArgumentException if there is none
         */
        @JsonCreator
        public static Grouping of(String wire) {
            return switch (wire) {
                case "customer" -> CUSTOMER;
                case "brand" -> BRAND;
                default -> throw new IllegalArgumentException("not a grouping of rules");
            };
        }
    }
}
