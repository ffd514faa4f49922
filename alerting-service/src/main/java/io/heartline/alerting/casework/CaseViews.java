package io.heartline.alerting.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heartline.contracts.Span;
import io.heartline.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Cases as they are shown. */
@ApplicationScoped
public class CaseViews {
    private final CaseRepository cases;
    private final CaseLog log;
    private final CaseLinks links;
    private final Recoveries recoveries;
    private final Clock clock;

    CaseViews(CaseRepository cases, CaseLog log, CaseLinks links, Recoveries recoveries, Clock clock) {
        this.cases = cases;
        this.log = log;
        this.links = links;
        this.recoveries = recoveries;
        this.clock = clock;
    }

    /** What a case is about if it is about no single customer. */
    public record ScopeOfCase(String kind, String value) {}

    /** A case; {@code version} is what a change names, so that nobody's change is overwritten. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CaseView(
            UUID id,
            int version,
            @Schema(examples = "lantern-shop") String brand,
            CaseStatus status,
            @Schema(examples = "alert") String origin,
            String title,
            @Schema(examples = "9") int severity,
            @Nullable ScopeOfCase scope,
            @Nullable String owner,
            @Nullable String team,
            @Nullable RootCause rootCause,
            Instant dueAt,
            boolean overdue,
            Instant openedAt,
            String openedBy,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant firstResponseAt,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable CaseOutcome outcome,
            int reopened) {}

    /**
     * Whether a customer came back; it shows in what the customer did after the closing.
     *
     * @param verdict recovered, not-recovered, lost or too-early
     * @param recovered null as long as nobody can tell
     * @param isFinal whether it stays
     */
    public record RecoveryView(
            Recovery.Verdict verdict, @Nullable Boolean recovered, String reason, boolean isFinal) {}

    /**
     * Whom a case concerns.
     *
     * @param customerId as linked
     * @param canonicalId under which the person is read now
     * @param recovery null while the case is open
     */
    public record CustomerView(
            UUID customerId, UUID canonicalId, @Nullable RecoveryView recovery) {}

    /** An alert that is filed under a case. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AlertLink(
            UUID alertId,
            String linkedBy,
            Instant linkedAt,
            @Nullable Instant resolvedAt) {}

    /** A piece of evidence: which interaction or customer event, and where in its text; never the text. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EvidenceView(
            UUID id,
            @Schema(examples = "interaction") String kind,
            @Schema(examples = "intent:data-misuse") String what,
            List<Span> spans,
            @Nullable UUID customerId,
            @Nullable String product,
            @Nullable String touchpoint,
            List<String> aspects) {}

    /** How the customer was answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ResponseView(
            UUID id,
            ResponseKind kind,
            ResponseChannel channel,
            @Nullable UUID outreachId,
            @Nullable String note,
            String by,
            Instant at) {}

    /** An outreach that answers an alert of the case. */
    public record OutreachLink(UUID outreachId, String play, String status, Instant changedAt) {}

    /** What somebody said. */
    public record CommentView(UUID id, String author, String text, Instant at) {}

    /** A step in the life of a case. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepView(
            @Schema(examples = "changed") String step,
            String actor,
            @Nullable String note,
            Instant at) {}

    /** A case with all that belongs to it; of the history the newest 500 steps. */
    public record CaseDetails(
            @JsonUnwrapped CaseView view,
            List<CustomerView> customers,
            List<AlertLink> alerts,
            List<EvidenceView> evidence,
            List<ResponseView> responses,
            List<OutreachLink> outreach,
            List<CommentView> comments,
            List<StepView> history) {}

    CaseView view(Case one) {
        var scopeKind = one.scopeKind();
        var scopeValue = one.scopeValue();
        return new CaseView(
                one.id(),
                one.version(),
                one.brand(),
                one.status(),
                one.origin(),
                one.title(),
                one.severity(),
                scopeKind == null || scopeValue == null ? null : new ScopeOfCase(scopeKind, scopeValue),
                one.owner(),
                one.team(),
                one.rootCause(),
                one.dueAt(),
                one.isOpen() && !one.dueAt().isAfter(clock.instant()),
                one.openedAt(),
                one.openedBy(),
                one.acknowledgedAt(),
                one.acknowledgedBy(),
                one.firstResponseAt(),
                one.closedAt(),
                one.closedBy(),
                one.outcome(),
                one.reopened());
    }

    CaseDetails details(Case one) {
        cases.flush();
        return new CaseDetails(
                view(one),
                recoveries.of(List.of(one.id())).stream()
                        .map(CaseViews::customer)
                        .toList(),
                links.alertsOf(one.id()).stream()
                        .map(link -> new AlertLink(link.id(), link.linkedBy(), link.linkedAt(), link.resolvedAt()))
                        .toList(),
                links.evidenceOf(one.id()).stream().map(CaseViews::evidence).toList(),
                log.responses(one.id()).stream().map(CaseViews::response).toList(),
                links.outreachOf(one.id()).stream()
                        .map(link -> new OutreachLink(link.id(), link.play(), link.status(), link.changedAt()))
                        .toList(),
                log.comments(one.id()).stream()
                        .map(said -> new CommentView(said.id(), said.author(), said.text(), said.at()))
                        .toList(),
                log.steps(one.id()).stream()
                        .map(step -> new StepView(step.step(), step.actor(), step.note(), step.at()))
                        .toList());
    }

    static NotFound unknown(UUID id) {
        return new NotFound("unknown-case", "There is no case " + id + ".");
    }

    private static CustomerView customer(Recoveries.Followed followed) {
        var recovery = followed.recovery();
        return new CustomerView(
                followed.customerId(),
                followed.canonicalId(),
                recovery == null
                        ? null
                        : new RecoveryView(
                                recovery.verdict(),
                                recovery.verdict().isRecovered(),
                                recovery.reason(),
                                recovery.isFinal()));
    }

    private static EvidenceView evidence(CaseLinks.Evidence one) {
        return new EvidenceView(
                one.id(),
                one.kind(),
                one.what(),
                one.spans(),
                one.customerId(),
                one.product(),
                one.touchpoint(),
                one.aspects());
    }

    private static ResponseView response(CaseLog.Response one) {
        return new ResponseView(one.id(), one.kind(), one.channel(), one.outreachId(), one.note(), one.by(), one.at());
    }
}
