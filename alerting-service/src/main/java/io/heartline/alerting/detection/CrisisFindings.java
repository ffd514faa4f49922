package io.heartline.alerting.detection;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Cause;
import io.heartline.alerting.alert.Finding;
import io.heartline.alerting.alert.Subject;
import io.heartline.alerting.customer.Heard;
import io.heartline.contracts.ScopeKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts a crisis into a finding. */
final class CrisisFindings {
    private static final int EXPLAINING_MAX = 5;

    private CrisisFindings() {}

    /** Of crises that are not about one product. */
    static String fingerprint(String brand) {
        return "crisis:" + brand;
    }

    static String fingerprint(String brand, Scope scope) {
        return scope.kind() == ScopeKind.PRODUCT
                ? fingerprint(brand) + ":product:" + scope.value()
                : fingerprint(brand);
    }

    /**
     * What the root tells, explained by the parts.
     *
     * @param customers how many different customers complain
     * @param parts what else has more complaints than ordinary in that time, the most first
     * @param evidence the worst of the complaints
     */
    static Finding finding(String brand, Suspect root, int customers, List<Suspect> parts, List<Heard> evidence) {
        Map<String, Object> explanation = new LinkedHashMap<>();
        explanation.put("from", root.from());
        explanation.put("until", root.until());
        explanation.put("complaints", root.observed());
        explanation.put("expected", rounded(root.expected()));
        explanation.put("customers", customers);
        explanation.put("expressed", root.count());
        explanation.put("reach", root.reach());
        explanation.put("surprise", rounded(root.surprise()));
        explanation.put("products", explaining(ScopeKind.PRODUCT, parts));
        explanation.put("touchpoints", explaining(ScopeKind.TOUCHPOINT, parts));
        explanation.put("aspects", explaining(ScopeKind.ASPECT, parts));
        return new Finding(
                AlertKind.CRISIS,
                fingerprint(brand, root.scope()),
                Subject.scope(brand, root.scope().kind(), root.scope().value()),
                root.severity(customers),
                title(root),
                explanation,
                evidence.stream().map(CrisisFindings::cause).toList(),
                root.until());
    }

    private static String title(Suspect root) {
        var minutes = Duration.between(root.from(), root.until()).toMinutes();
        return String.format(
                Locale.ROOT,
                "Unusually many complaints about %s %s: %d instead of %.1f within %d minutes",
                root.scope().kind().wire(),
                root.scope().value(),
                root.observed(),
                root.expected(),
                minutes);
    }

    private static List<Map<String, Object>> explaining(ScopeKind kind, List<Suspect> parts) {
        return parts.stream()
                .filter(part -> part.scope().kind() == kind)
                .limit(EXPLAINING_MAX)
                .map(part -> Map.<String, Object>of(
                        "value", part.scope().value(),
                        "complaints", part.observed(),
                        "expected", rounded(part.expected())))
                .toList();
    }

    private static Cause cause(Heard heard) {
        var emotion = heard.emotion();
        var valence = heard.valence();
        return new Cause(
                heard.interactionId(),
                Cause.INTERACTION,
                emotion == null ? "complaint" : "emotion:" + emotion.wire(),
                valence == null ? 0 : valence,
                heard.spans(),
                heard.occurredAt());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
