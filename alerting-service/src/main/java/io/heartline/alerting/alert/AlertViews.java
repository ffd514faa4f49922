package io.heartline.alerting.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Alerts as they are shown. Runs in the caller's transaction. */
@ApplicationScoped
public class AlertViews {
    private final AlertRepository alerts;
    private final AlertTransitionRepository transitions;
    private final EvidenceLog evidence;
    private final ObjectMapper json;

    AlertViews(AlertRepository alerts, AlertTransitionRepository transitions, EvidenceLog evidence, ObjectMapper json) {
        this.alerts = alerts;
        this.transitions = transitions;
        this.evidence = evidence;
        this.json = json;
    }

    /**
     * An alert.
     *
     * @param rule the key of the rule that fired; a built-in one has its kind as key
     * @param explanation the figures behind it
     * @param assignee who is to work on it
     * @param caseId the case that it is filed under
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AlertView(
            UUID id,
            @Schema(examples = "shock") AlertKind kind,
            @Schema(examples = "shock") String rule,
            @Schema(examples = "firing") AlertStatus status,
            @Schema(examples = "9") int severity,
            @Schema(examples = "lantern-shop") String brand,
            @Nullable UUID customerId,
            @Nullable ScopeView scope,

            @Schema(examples = "A customer suffered data-misuse")
            String title,

            String fingerprint,
            @Schema(implementation = Object.class) JsonNode explanation,
            int causes,
            Instant firedAt,
            Instant lastCauseAt,
            @Nullable String assignee,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant resolvedAt,
            @Nullable String resolvedBy,
            @Nullable String resolution,
            @Nullable UUID caseId) {}

    /** A step in the life of an alert. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TransitionView(
            AlertStatus status, String actor, @Nullable String note, Instant at) {}

    /** An alert with its evidence, at most 50 pieces, and its history. */
    public record AlertDetails(@JsonUnwrapped AlertView alert, List<Cause> evidence, List<TransitionView> history) {}

    AlertDetails details(Alert alert) {
        alerts.flush();
        var history = transitions.of(alert.id()).stream()
                .map(step -> new TransitionView(step.status(), step.actor(), step.note(), step.at()))
                .toList();
        return new AlertDetails(view(alert), evidence.of(alert.id()), history);
    }

    AlertView view(Alert alert) {
        var scope = alert.scope();
        var value = alert.scopeValue();
        return new AlertView(
                alert.id(),
                alert.kind(),
                alert.rule(),
                alert.status(),
                alert.severity(),
                alert.brand(),
                alert.customerId(),
                scope == null || value == null ? null : new ScopeView(scope.wire(), value),
                alert.title(),
                alert.fingerprint(),
                tree(alert.explanation()),
                alert.causes(),
                alert.firedAt(),
                alert.lastCauseAt(),
                alert.assignee(),
                alert.acknowledgedAt(),
                alert.acknowledgedBy(),
                alert.resolvedAt(),
                alert.resolvedBy(),
                alert.resolution(),
                alert.caseId());
    }

    private JsonNode tree(String explanation) {
        try {
            return json.readTree(explanation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert has an explanation that was not written by us", e);
        }
    }
}
