package io.heartline.alerting.routing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A condition on one label of an alert. There are no regular expressions, so that none can be made to run for ever.
 *
 * @param label as in {@code brand}, {@code kind}, {@code severity}, {@code product}
 * @param op how it is compared
 * @param values with what; one for comparisons of numbers
 */
public record Matcher(String label, Op op, List<String> values) {
    /** How a label is compared. */
    public enum Op {
        /** It is one of the values. */
        IN,
        /** It is none of the values, or not there. */
        NOT_IN,
        /** It begins with one of the values. */
        STARTS_WITH,
        /** It is a number of at least the value. */
        AT_LEAST,
        /** It is a number of at most the value. */
        AT_MOST;

        /** The name on the wire. */
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * The comparison that a wire name says.
         *
         * @throws IllegalArgumentException if there is none
         */
        @JsonCreator
        public static Op of(String wire) {
            for (var op : values()) {
                if (op.wire().equals(wire)) {
                    return op;
                }
            }
            throw new IllegalArgumentException("op knows in, not-in, starts-with, at-least and at-most only");
        }
    }

    /** Refuses a condition that could not be met or not be understood. */
    public Matcher {
        Limits.name(label, "label");
        if (op == null) {
            throw new IllegalArgumentException("op is missing");
        }
        values = Limits.list(values, Limits.VALUES_MAX, "values");
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values is empty");
        }
        values.forEach(value -> Limits.text(value, "values"));
        if (comparesNumbers(op) && (values.size() != 1 || !isNumber(values.getFirst()))) {
            throw new IllegalArgumentException("values is not one number");
        }
    }

    /** Whether an alert with these labels meets it. */
    public boolean matches(Map<String, String> labels) {
        var value = labels.get(label);
        if (value == null) {
            return op == Op.NOT_IN;
        }
        return switch (op) {
            case IN -> values.contains(value);
            case NOT_IN -> !values.contains(value);
            case STARTS_WITH -> values.stream().anyMatch(value::startsWith);
            case AT_LEAST -> isNumber(value) && number(value) >= number(values.getFirst());
            case AT_MOST -> isNumber(value) && number(value) <= number(values.getFirst());
        };
    }

    /** Whether all of them are met. */
    public static boolean all(List<Matcher> matchers, Map<String, String> labels) {
        return matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }

    private static boolean comparesNumbers(Op op) {
        return op == Op.AT_LEAST || op == Op.AT_MOST;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d{1,9}(\\.\\d{1,6})?");
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
