package io.heartline.alerting.casework;

import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.casework.CaseLog.What;
import io.heartline.alerting.privacy.Erasures;
import io.heartline.contracts.Span;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people link to cases by hand, and what they change. Everything runs in the caller's transaction. */
@ApplicationScoped
class CaseWriting {
    private final CaseSteps steps;
    private final CaseLog log;
    private final CaseLinks links;
    private final CauseWatch causes;
    private final Files files;
    private final Alerts alerts;
    private final Erasures erasures;

    CaseWriting(
            CaseSteps steps,
            CaseLog log,
            CaseLinks links,
            CauseWatch causes,
            Files files,
            Alerts alerts,
            Erasures erasures) {
        this.steps = steps;
        this.log = log;
        this.links = links;
        this.causes = causes;
        this.files = files;
        this.alerts = alerts;
        this.erasures = erasures;
    }

    /** A place in what a customer said, or an event. */
    record Piece(UUID id, String kind, List<Span> spans) {}

    /** Whom and what a case concerns. */
    record Links(List<UUID> customerIds, List<UUID> alertIds, List<Piece> evidence) {}

    /**
     * Locks alerts before the case that they are filed under, as everything does that changes both, and makes sure that
     * they are the brand's and no other case's.
     */
    void claim(List<UUID> alertIds, String brand, UUID caseId, Brands brands) {
        for (var id : new TreeSet<>(alertIds)) {
            var alert = alerts.lock(id, brands)
                    .filter(one -> one.subject().brand().equals(brand))
                    .orElseThrow(() -> new NotFound("unknown-alert", "The brand has no alert " + id + "."));
            var filed = alert.caseId();
            if (filed != null && !filed.equals(caseId)) {
                throw new Conflict("alert-in-case", "The alert " + id + " is filed under the case " + filed + ".");
            }
        }
    }

    /** Links what is new; the alerts have been {@link #claim claimed}. */
    void link(Case one, Links given, Brands brands, String by) {
        given.customerIds().forEach(erasures::refuse);
        int added = links.customers(one.id(), given.customerIds(), by);
        for (var id : new TreeSet<>(given.alertIds())) {
            added += file(one, id, brands, by);
        }
        added += links.evidence(one.id(), evidence(one, given.evidence(), by));
        if (added > 0) {
            log.note(one.id(), What.LINKED, by, added + " customers, alerts or pieces of evidence");
        }
    }

    private int file(Case one, UUID alertId, Brands brands, String by) {
        var news = alerts.lock(alertId, brands).orElseThrow();
        if (one.id().equals(news.caseId())) {
            return 0;
        }
        if (links.alertCount(one.id()) >= CaseLinks.ALERTS_MAX) {
            throw new Conflict("too-many-alerts", "A case has at most " + CaseLinks.ALERTS_MAX + " alerts.");
        }
        files.link(one.id(), news.subject().customerId(), files.dossier(news));
        links.alert(one.id(), alertId, by);
        alerts.file(alertId, one.id());
        log.note(one.id(), What.ALERT_JOINED, by, news.kind().wire() + " " + alertId);
        return 1;
    }

    private List<CaseLinks.Evidence> evidence(Case one, List<Piece> pieces, String by) {
        var about = files.about(one.brand(), pieces.stream().map(Piece::id).toList());
        return pieces.stream()
                .map(piece -> {
                    var known = about.get(piece.id());
                    return new CaseLinks.Evidence(
                            piece.id(),
                            piece.kind(),
                            "linked",
                            piece.spans(),
                            known == null ? null : known.customerId(),
                            known == null ? null : known.product(),
                            known == null ? null : known.touchpoint(),
                            known == null ? List.of() : known.complaints(),
                            by);
                })
                .toList();
    }

    /** Takes a customer, an alert or a piece of evidence off; whether it was there. */
    boolean unlink(Case one, UUID linkedId, String by) {
        boolean gone = links.unlinkAlert(one.id(), linkedId);
        if (gone) {
            alerts.file(linkedId, null);
        } else {
            gone = links.unlink(one.id(), linkedId);
        }
        if (gone) {
            log.note(one.id(), What.UNLINKED, by, linkedId.toString());
        }
        return gone;
    }

    /** Says whose work it is; the team of the cause gets it, unless a team was given. */
    void explain(Case one, RootCause cause, @Nullable String team, Map<RootCause, CasePolicy.Team> teams, String by) {
        var before = one.rootCause();
        if (!one.explain(cause)) {
            return;
        }
        note(one, by, "root cause", before == null ? null : before.wire(), cause.wire());
        var its = teams.get(cause);
        if (team == null && its != null) {
            hand(one, its.name(), by);
        }
        causes.routed(one, cause);
    }

    void hand(Case one, @Nullable String team, String by) {
        var before = one.team();
        if (one.hand(team)) {
            note(one, by, "team", before, team);
        }
    }

    void own(Case one, @Nullable String owner, String by) {
        var before = one.owner();
        if (one.own(owner)) {
            note(one, by, "owner", before, owner);
        }
    }

    void weigh(Case one, int severity, String by) {
        int before = one.severity();
        if (steps.weigh(one, severity)) {
            note(one, by, "severity", Integer.toString(before), Integer.toString(severity));
        }
    }

    void note(Case one, String by, String what, @Nullable String before, @Nullable String after) {
        var was = before == null ? "none" : before;
        log.note(one.id(), What.CHANGED, by, what + ": " + was + " to " + (after == null ? "none" : after));
    }
}
