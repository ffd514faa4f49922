package io.heartline.alerting.alert;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The labels of alerts, by which they are routed, silenced and grouped: never what a customer said or is called. */
final class Labels {
    private Labels() {}

    static Map<String, String> of(Alert alert) {
        var scope = alert.scope();
        return of(
                alert.brand(),
                alert.kind().wire(),
                alert.severity(),
                scope == null ? null : scope.wire(),
                alert.scopeValue());
    }

    /** The same, with the key of the rule that fired; a built-in one has its kind as key. */
    static Map<String, String> withRule(Alert alert) {
        Map<String, String> labels = new TreeMap<>(of(alert));
        labels.put("rule", alert.rule());
        return Map.copyOf(labels);
    }

    /** {@code rule} is what {@code kind} is, as long as every kind has one rule. */
    static Map<String, String> of(
            String brand, String kind, int severity, @Nullable String scope, @Nullable String value) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("brand", brand);
        labels.put("kind", kind);
        labels.put("rule", kind);
        labels.put("severity", Integer.toString(severity));
        if (scope != null && value != null) {
            labels.putIfAbsent(scope, value);
        }
        return Map.copyOf(labels);
    }
}
