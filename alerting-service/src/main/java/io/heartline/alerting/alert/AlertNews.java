package io.heartline.alerting.alert;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert took a step, or knows more; sent to observers in the transaction that notes it, with the alert locked.
 *
 * @param alertId the alert
 * @param step what happened
 * @param kind what it is about
 * @param severity 1 to 10, as it is now
 * @param subject whom or what it is about
 * @param labels by which it is routed, with the key of the rule that fired as {@code rule}
 * @param title one line in English that names no customer and quotes nobody
 * @param caseId the case that it is filed under
 * @param actor who did it
 */
public record AlertNews(
        UUID alertId,
        Step step,
        AlertKind kind,
        int severity,
        Subject subject,
        Map<String, String> labels,
        String title,
        @Nullable UUID caseId,
        String actor) {
    /** What happened to an alert. */
    public enum Step {
        FIRED,
        /** Further evidence, or a higher severity. */
        LEARNED,
        ACKNOWLEDGED,
        RESOLVED
    }

    static AlertNews of(Alert alert, Step step, String actor) {
        var customerId = alert.customerId();
        var subject = new Subject(alert.brand(), customerId, alert.scope(), alert.scopeValue());
        return new AlertNews(
                alert.id(),
                step,
                alert.kind(),
                alert.severity(),
                subject,
                Labels.withRule(alert),
                alert.title(),
                alert.caseId(),
                actor);
    }
}
