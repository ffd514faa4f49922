package io.heartline.alerting.alert;

import io.heartline.contracts.ScopeKind;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that somebody must know, from its first finding to its resolution. */
@Entity
class Alert {
    @Id
    private UUID id;

    private String kind;
    private String status;
    private int severity;
    private int firedSeverity;
    private String brand;
    private @Nullable UUID customerId;
    private @Nullable String scopeKind;
    private @Nullable String scopeValue;
    private String fingerprint;
    private String title;
    private String explanation;
    private int causes;
    private Instant firedAt;
    private Instant lastCauseAt;
    private @Nullable Instant acknowledgedAt;
    private @Nullable String acknowledgedBy;
    private @Nullable String assignee;
    private @Nullable Instant resolvedAt;
    private @Nullable String resolvedBy;
    private @Nullable String resolution;
    private @Nullable UUID caseId;

    @SuppressWarnings("NullAway") // Hibernate fills the fields
    protected Alert() {}

    Alert(UUID id, Finding finding, String explanation, Instant firedAt) {
        this.id = id;
        this.kind = finding.kind().wire();
        this.status = AlertStatus.FIRING.wire();
        this.severity = finding.severity();
        this.firedSeverity = finding.severity();
        this.brand = finding.subject().brand();
        this.customerId = finding.subject().customerId();
        this.fingerprint = finding.fingerprint();
        this.title = finding.title();
        this.explanation = explanation;
        this.firedAt = firedAt;
        this.lastCauseAt = finding.lastCauseAt();
        setScope(finding.subject());
    }

    private void setScope(Subject subject) {
        scopeKind = subject.scope() == null ? null : subject.scope().wire();
        scopeValue = subject.value();
    }

    /** A further finding: an open alert learns from it and never becomes milder. */
    void learn(Finding finding, String newExplanation) {
        if (status() == AlertStatus.RESOLVED) {
            throw new IllegalStateException("a resolved alert learns nothing");
        }
        severity = Math.max(severity, finding.severity());
        if (!finding.lastCauseAt().isBefore(lastCauseAt)) {
            lastCauseAt = finding.lastCauseAt();
            title = finding.title();
            explanation = newExplanation;
            setScope(finding.subject());
        }
    }

    void countCauses(int count) {
        causes = count;
    }

    /** Whether this changed anything: an acknowledged alert stays as it is. */
    boolean acknowledge(String by, Instant at) {
        if (status() != AlertStatus.FIRING) {
            return false;
        }
        status = AlertStatus.ACKNOWLEDGED.wire();
        acknowledgedAt = at;
        acknowledgedBy = by;
        return true;
    }

    /** Whether this changed anything: a resolved alert stays as it is. */
    boolean resolve(String by, String how, Instant at) {
        if (status() == AlertStatus.RESOLVED) {
            return false;
        }
        status = AlertStatus.RESOLVED.wire();
        resolvedAt = at;
        resolvedBy = by;
        resolution = how;
        return true;
    }

    /** Whether this changed anything. */
    boolean assign(String somebody) {
        if (somebody.equals(assignee)) {
            return false;
        }
        assignee = somebody;
        return true;
    }

    /** Files it under a case, or under none. */
    void file(@Nullable UUID inCase) {
        caseId = inCase;
    }

    @Nullable
    UUID caseId() {
        return caseId;
    }

    @Nullable
    String assignee() {
        return assignee;
    }

    UUID id() {
        return id;
    }

    AlertKind kind() {
        return AlertKind.of(kind);
    }

    AlertStatus status() {
        return AlertStatus.of(status);
    }

    int severity() {
        return severity;
    }

    /** As it was at first: outside systems know an alert by what does not change. */
    int firedSeverity() {
        return firedSeverity;
    }

    String brand() {
        return brand;
    }

    @Nullable
    UUID customerId() {
        return customerId;
    }

    @Nullable
    ScopeKind scope() {
        return scopeKind == null ? null : ScopeKind.of(scopeKind);
    }

    @Nullable
    String scopeValue() {
        return scopeValue;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** The key of the rule that fired; a built-in one has its kind as key. */
    String rule() {
        var parts = fingerprint.split(":", 3);
        return parts.length == 3 && parts[0].equals("rule") ? parts[1] : kind;
    }

    String title() {
        return title;
    }

    String explanation() {
        return explanation;
    }

    int causes() {
        return causes;
    }

    Instant firedAt() {
        return firedAt;
    }

    Instant lastCauseAt() {
        return lastCauseAt;
    }

    @Nullable
    Instant acknowledgedAt() {
        return acknowledgedAt;
    }

    @Nullable
    String acknowledgedBy() {
        return acknowledgedBy;
    }

    @Nullable
    Instant resolvedAt() {
        return resolvedAt;
    }

    @Nullable
    String resolvedBy() {
        return resolvedBy;
    }

    @Nullable
    String resolution() {
        return resolution;
    }
}
