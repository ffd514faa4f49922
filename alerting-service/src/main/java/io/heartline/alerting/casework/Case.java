package io.heartline.alerting.casework;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work for customers whom something happened to, from its opening to its end. */
@Entity
@Table(name = "case_file")
class Case {
    @Id
    private UUID id;

    private int version;
    private String brand;
    private String status;
    private String origin;
    private String title;
    private int severity;
    private @Nullable String scopeKind;
    private @Nullable String scopeValue;
    private @Nullable String owner;
    private @Nullable String team;
    private @Nullable String rootCause;
    private Instant dueAt;
    private boolean dueByHand;
    private @Nullable Instant overdueAt;
    private Instant openedAt;
    private String openedBy;
    private @Nullable Instant acknowledgedAt;
    private @Nullable String acknowledgedBy;
    private @Nullable Instant firstResponseAt;
    private @Nullable Instant closedAt;
    private @Nullable String closedBy;
    private @Nullable String outcome;
    private int reopened;

    @SuppressWarnings("NullAway") // Hibernate fills the fields
    protected Case() {}

    /**
     * What a case is when it is opened.
     *
     * @param origin {@code alert} or {@code hand}
     * @param title one line; of an alert it names no customer and quotes nobody
     * @param scopeKind what it is about if it is about no single customer
     */
    record Draft(
            UUID id,
            String brand,
            String origin,
            String title,
            int severity,
            @Nullable String scopeKind,
            @Nullable String scopeValue) {
        static final String ALERT = "alert";
        static final String HAND = "hand";
    }

    Case(Draft draft, Instant dueAt, boolean dueByHand, String openedBy, Instant openedAt) {
        this.id = draft.id();
        this.version = 1;
        this.brand = draft.brand();
        this.status = CaseStatus.OPEN.wire();
        this.origin = draft.origin();
        this.title = draft.title();
        this.severity = draft.severity();
        this.scopeKind = draft.scopeKind();
        this.scopeValue = draft.scopeValue();
        this.dueAt = dueAt;
        this.dueByHand = dueByHand;
        this.openedBy = openedBy;
        this.openedAt = openedAt;
    }

    /** Whether this changed anything: whom nobody waits for stays as it is. */
    boolean acknowledge(String by, Instant at) {
        if (status() != CaseStatus.OPEN) {
            return false;
        }
        status = CaseStatus.ACKNOWLEDGED.wire();
        acknowledgedAt = at;
        acknowledgedBy = by;
        version++;
        return true;
    }

    /** Whether this changed anything. */
    boolean own(@Nullable String somebody) {
        boolean changed = !Objects.equals(owner, somebody);
        owner = somebody;
        return changed(changed);
    }

    /** Whether this changed anything. */
    boolean hand(@Nullable String toTeam) {
        boolean changed = !Objects.equals(team, toTeam);
        team = toTeam;
        return changed(changed);
    }

    /** Whether this changed anything. */
    boolean explain(RootCause cause) {
        boolean changed = !cause.wire().equals(rootCause);
        rootCause = cause.wire();
        return changed(changed);
    }

    /** Whether this changed anything. */
    boolean weigh(int newSeverity) {
        boolean changed = severity != newSeverity;
        severity = newSeverity;
        return changed(changed);
    }

    /** Sets when it is due; whether that changed anything. What is due later than now is not overdue any more. */
    boolean due(Instant at, boolean byHand, Instant now) {
        boolean changed = !dueAt.equals(at);
        dueAt = at;
        dueByHand = byHand;
        if (at.isAfter(now)) {
            overdueAt = null;
        }
        return changed(changed);
    }

    private boolean changed(boolean changed) {
        if (changed) {
            version++;
        }
        return changed;
    }

    void miss(Instant at) {
        overdueAt = at;
    }

    /** The first answer counts. */
    void respond(Instant at) {
        if (firstResponseAt == null || at.isBefore(firstResponseAt)) {
            firstResponseAt = at;
        }
    }

    /** Closes it; its root cause must be known. */
    void close(CaseOutcome how, String by, Instant at) {
        if (rootCause == null || status() == CaseStatus.CLOSED) {
            throw new IllegalStateException("a case that is closed, or of which nobody knows why, is not closed");
        }
        status = CaseStatus.CLOSED.wire();
        outcome = how.wire();
        closedBy = by;
        closedAt = at;
        version++;
    }

    /** Opens it again; nobody cares for it yet. */
    void reopen(Instant newDueAt) {
        if (status() != CaseStatus.CLOSED) {
            throw new IllegalStateException("a case that is open is not opened");
        }
        status = CaseStatus.OPEN.wire();
        outcome = null;
        closedBy = null;
        closedAt = null;
        acknowledgedAt = null;
        acknowledgedBy = null;
        overdueAt = null;
        dueAt = newDueAt;
        dueByHand = false;
        reopened++;
        version++;
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    String brand() {
        return brand;
    }

    CaseStatus status() {
        return CaseStatus.of(status);
    }

    boolean isOpen() {
        return status() != CaseStatus.CLOSED;
    }

    String origin() {
        return origin;
    }

    String title() {
        return title;
    }

    int severity() {
        return severity;
    }

    @Nullable
    String scopeKind() {
        return scopeKind;
    }

    @Nullable
    String scopeValue() {
        return scopeValue;
    }

    @Nullable
    String owner() {
        return owner;
    }

    @Nullable
    String team() {
        return team;
    }

    @Nullable
    RootCause rootCause() {
        return rootCause == null ? null : RootCause.of(rootCause);
    }

    Instant dueAt() {
        return dueAt;
    }

    boolean isDueByHand() {
        return dueByHand;
    }

    @Nullable
    Instant overdueAt() {
        return overdueAt;
    }

    Instant openedAt() {
        return openedAt;
    }

    String openedBy() {
        return openedBy;
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
    Instant firstResponseAt() {
        return firstResponseAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    @Nullable
    String closedBy() {
        return closedBy;
    }

    @Nullable
    CaseOutcome outcome() {
        return outcome == null ? null : CaseOutcome.of(outcome);
    }

    int reopened() {
        return reopened;
    }
}
