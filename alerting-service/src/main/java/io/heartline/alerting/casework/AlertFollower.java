package io.heartline.alerting.casework;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.AlertNews;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.casework.CaseLog.What;
import io.heartline.alerting.casework.Kinship.Decision;
import io.heartline.contracts.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens cases for alerts, files alerts under the case that is open, and keeps both in step. */
@ApplicationScoped
class AlertFollower {
    private final CaseRepository cases;
    private final CaseSteps steps;
    private final CaseLog log;
    private final CaseLinks links;
    private final CasePolicies policies;
    private final Files files;
    private final Alerts alerts;
    private final Clock clock;

    AlertFollower(
            CaseRepository cases,
            CaseSteps steps,
            CaseLog log,
            CaseLinks links,
            CasePolicies policies,
            Files files,
            Alerts alerts,
            Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.log = log;
        this.links = links;
        this.policies = policies;
        this.files = files;
        this.alerts = alerts;
        this.clock = clock;
    }

    void on(@Observes AlertNews news) {
        var caseId = news.caseId();
        switch (news.step()) {
            case FIRED, LEARNED -> {
                if (caseId == null) {
                    place(news);
                } else {
                    learn(caseId, news);
                }
            }
            case ACKNOWLEDGED -> {
                if (caseId != null) {
                    cases.forUpdate(caseId).filter(Case::isOpen).ifPresent(one -> steps.acknowledge(one, news.actor()));
                }
            }
            case RESOLVED -> {
                if (caseId != null) {
                    resolved(caseId, news);
                }
            }
        }
    }

    /** Files a new alert, or one that became worse. Good news are nobody's work. */
    private void place(AlertNews news) {
        if (news.kind() == AlertKind.GOOD_NEWS) {
            return;
        }
        var policy = policies.of(news.subject().brand());
        var dossier = files.dossier(news);
        var trouble = new Kinship.Trouble(dossier.causes(), dossier.ids(), policy.opens(news.labels()));
        files.lock(news.subject());
        var now = clock.instant();
        var since = now.minus(policy.reopenWithin());
        switch (Kinship.decide(trouble, files.known(news.subject(), since), now, policy.reopenWithin())) {
            case Decision.Join join -> join(join.caseId(), news, dossier);
            case Decision.Reopen reopen -> join(reopen.caseId(), news, dossier);
            case Decision.Open open -> open(news, dossier);
            case Decision.Leave leave -> {
                // No case is wanted for it.
            }
        }
    }

    private void open(AlertNews news, Files.Dossier dossier) {
        var subject = news.subject();
        var scope = subject.scope();
        var draft = new Case.Draft(
                Ids.next(),
                subject.brand(),
                Case.Draft.ALERT,
                news.title(),
                news.severity(),
                scope == null ? null : scope.wire(),
                subject.value());
        var one = steps.open(draft, null, CaseLog.BY_ITSELF);
        file(one, news, dossier);
        steps.announce("case.opened", one);
    }

    /** Somebody may have closed it, or opened it again, before it was locked. */
    private void join(UUID caseId, AlertNews news, Files.Dossier dossier) {
        var one = cases.forUpdate(caseId).orElseThrow();
        file(one, news, dossier);
        if (one.isOpen()) {
            steps.worsen(one, news.severity());
        } else {
            reopen(one, news);
        }
    }

    private void reopen(Case one, AlertNews news) {
        files.forgetVerdicts(one.id());
        steps.reopen(one, CaseLog.BY_ITSELF, "the same cause has come back: alert " + news.alertId());
        steps.worsen(one, news.severity());
    }

    private void file(Case one, AlertNews news, Files.Dossier dossier) {
        files.link(one.id(), news.subject().customerId(), dossier);
        if (links.alertCount(one.id()) < CaseLinks.ALERTS_MAX) {
            links.alert(one.id(), news.alertId(), CaseLog.BY_ITSELF);
            alerts.file(news.alertId(), one.id());
            log.note(one.id(), What.ALERT_JOINED, CaseLog.BY_ITSELF, news.kind().wire() + " " + news.alertId());
        }
    }

    /** Further evidence of an alert belongs to its case; what happened after the closing opens it again. */
    private void learn(UUID caseId, AlertNews news) {
        var one = cases.forUpdate(caseId).orElseThrow();
        var dossier = files.dossier(news);
        int added = files.link(one.id(), news.subject().customerId(), dossier);
        var closedAt = one.closedAt();
        if (closedAt == null) {
            steps.worsen(one, news.severity());
        } else if (added > 0 && isLater(dossier.newestAt(), closedAt) && mayReopen(one, closedAt)) {
            reopen(one, news);
        }
    }

    private boolean mayReopen(Case one, Instant closedAt) {
        return !clock.instant().isAfter(closedAt.plus(policies.of(one.brand()).reopenWithin()));
    }

    private static boolean isLater(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other);
    }

    /** What stops firing is noted; whether the work is done, a person says. */
    private void resolved(UUID caseId, AlertNews news) {
        cases.forUpdate(caseId).ifPresent(one -> {
            int left = links.alertResolved(caseId, news.alertId());
            log.note(caseId, What.ALERT_RESOLVED, news.actor(), news.kind().wire() + " " + news.alertId());
            if (left == 0 && one.isOpen()) {
                log.note(caseId, What.LAST_ALERT_RESOLVED, CaseLog.BY_ITSELF, "no alert of the case is open");
            }
        });
    }
}
