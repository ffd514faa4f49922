package io.heartline.alerting.casework;

import io.heartline.alerting.alert.AlertNews;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.alert.Cause;
import io.heartline.alerting.alert.Subject;
import io.heartline.alerting.customer.About;
import io.heartline.alerting.customer.Customers;
import io.heartline.alerting.identity.Identities;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What alerts bring along for a case, and which cases may be theirs. Everything runs in the caller's transaction. */
@ApplicationScoped
class Files {
    private static final String KNOWN = """
            select c.id, c.opened_at, c.closed_at,
                   array(select cause from case_cause where case_id = c.id) as causes,
                   array(select cause_id from case_evidence where case_id = c.id) as evidence
            from case_file c
            where (c.closed_at is null or c.closed_at >= ?)""";
    // A case about a scope is not the case of one of its customers.
    private static final String OF_CUSTOMER = """

              and c.brand = ? and c.scope_kind is null
              and c.id in (select case_id from case_customer where customer_id = any (?))""";
    private static final String OF_SCOPE = " and c.brand = ? and c.scope_kind = ? and c.scope_value = ?";

    private final Alerts alerts;
    private final Customers customers;
    private final Identities identities;
    private final CaseLinks links;
    private final Database database;

    Files(Alerts alerts, Customers customers, Identities identities, CaseLinks links, Database database) {
        this.alerts = alerts;
        this.customers = customers;
        this.identities = identities;
        this.links = links;
        this.database = database;
    }

    /**
     * What is behind an alert.
     *
     * @param causes slugs of what happened; empty if nothing tells
     * @param customerIds who is behind the evidence of a scope's alert
     * @param newestAt when the newest piece of evidence occurred
     */
    record Dossier(
            Set<String> causes,
            List<CaseLinks.Evidence> evidence,
            Set<UUID> customerIds,
            @Nullable Instant newestAt) {
        Set<UUID> ids() {
            return evidence.stream().map(CaseLinks.Evidence::id).collect(Collectors.toSet());
        }
    }

    Dossier dossier(AlertNews news) {
        var subject = news.subject();
        var evidence = alerts.evidence(news.alertId());
        var about = about(subject.brand(), evidence.stream().map(Cause::id).toList());
        var scope = subject.scope();
        var value = subject.value();
        var aspects = about.values().stream()
                .flatMap(one -> one.complaints().stream())
                .toList();
        var causes = scope != null && value != null
                ? Set.of(Causes.scope(scope.wire(), value))
                : Causes.of(evidence, aspects);
        Set<UUID> behind = new LinkedHashSet<>();
        if (subject.customerId() == null) {
            about.values().forEach(one -> behind.add(one.customerId()));
        }
        return new Dossier(
                causes,
                evidence.stream()
                        .map(one -> evidence(one, about.get(one.id()), subject.customerId()))
                        .toList(),
                behind,
                evidence.stream()
                        .map(Cause::occurredAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** What these interactions were about, as far as it is remembered. */
    Map<UUID, About> about(String brand, Collection<UUID> ids) {
        return customers.about(brand, ids).stream()
                .collect(Collectors.toMap(About::interactionId, Function.identity()));
    }

    private static CaseLinks.Evidence evidence(Cause cause, @Nullable About about, @Nullable UUID customerId) {
        return new CaseLinks.Evidence(
                cause.id(),
                cause.kind(),
                cause.what(),
                cause.spans(),
                about == null ? customerId : Objects.requireNonNullElse(customerId, about.customerId()),
                about == null ? null : about.product(),
                about == null ? null : about.touchpoint(),
                about == null ? List.of() : about.complaints(),
                CaseLog.BY_ITSELF);
    }

    /** Links all of it to a case; how many pieces of evidence are new. */
    int link(UUID caseId, @Nullable UUID customerId, Dossier dossier) {
        links.causes(caseId, dossier.causes());
        List<UUID> whom = new ArrayList<>(dossier.customerIds());
        if (customerId != null) {
            whom.add(customerId);
        }
        links.customers(caseId, whom, CaseLog.BY_ITSELF);
        return links.evidence(caseId, dossier.evidence());
    }

    /** Two alerts of one person may fire at once: the second waits and then finds the case of the first. */
    void lock(Subject subject) {
        var customerId = subject.customerId();
        database.lock("case|"
                + (customerId == null
                        ? subject.brand() + "|" + subject.scope() + "|" + subject.value()
                        : identities.canonical(customerId)));
    }

    /** The cases of the same person or scope that are open or were closed since. */
    List<Kinship.Known> known(Subject subject, Instant since) {
        var customerId = subject.customerId();
        var scope = subject.scope();
        if (customerId != null) {
            Object family = identities.family(customerId).toArray(UUID[]::new);
            return database.query(KNOWN + OF_CUSTOMER, this::known, since, subject.brand(), family);
        }
        return scope == null
                ? List.of()
                : database.query(KNOWN + OF_SCOPE, this::known, since, subject.brand(), scope.wire(), subject.value());
    }

    /** What was said of a recovery is void: the case goes on. */
    void forgetVerdicts(UUID caseId) {
        database.update("update case_customer set verdict = null, reason = null where case_id = ?", caseId);
    }

    private Kinship.Known known(ResultSet row) throws SQLException {
        return new Kinship.Known(
                row.getObject("id", UUID.class),
                Database.instant(row, "opened_at"),
                Database.instantOrNull(row, "closed_at"),
                Set.of((String[]) row.getArray("causes").getArray()),
                Set.of((UUID[]) row.getArray("evidence").getArray()));
    }
}
