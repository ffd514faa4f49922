package io.heartline.alerting.alert;

import io.heartline.contracts.Ids;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where rules hand in what they found.
 *
 * <p>At most one alert of a fingerprint is open: the first finding fires it, further ones teach it, and after it was
 * resolved the next finding fires a new one.
 */
@ApplicationScoped
public class Alerts {
    /** The actor of what happens by itself. */
    public static final String BY_ITSELF = "heartline";

    private static final String LAST_RESOLUTIONS = """
        select fingerprint, max(resolved_at) as at from alert
        where kind = ? and brand = ? and status = 'resolved'
        group by fingerprint\
        """;

    // Of drift and shock the fingerprint begins with the rule, of all others it follows.
    private static final String PAST = """
        select a.id, a.kind, a.brand, a.customer_id, a.severity, a.fired_at,
               case when a.fingerprint like 'rule:%' then split_part(a.fingerprint, ':', 2)
                    else split_part(a.fingerprint, ':', 1) end as rule,
               array(select distinct e.what from alert_evidence e where e.alert_id = a.id order by e.what) as causes
        from alert a
        where a.customer_id is not null and a.fired_at >= ? and (?::text[] is null or a.brand = any (?))
        order by a.fired_at desc, a.id desc limit ?\
        """;

    private static final String CRISES_BEFORE = """
        select count(*) from alert
        where brand = ? and kind = 'crisis' and fired_at >= ? and fired_at < ?\
        """;
    private static final String CAUSES = "select distinct what from alert_evidence where alert_id = ? order by what";

    private final AlertRepository alerts;
    private final AlertSteps steps;
    private final EvidenceLog evidence;
    private final Database database;
    private final Clock clock;

    Alerts(AlertRepository alerts, AlertSteps steps, EvidenceLog evidence, Database database, Clock clock) {
        this.alerts = alerts;
        this.steps = steps;
        this.evidence = evidence;
        this.database = database;
        this.clock = clock;
    }

    /** Fires an alert, or teaches the open one of the same fingerprint, in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public Raised raise(Finding finding) {
        // Two rules may find the same at once; the second waits and then sees the alert of the first.
        database.lock(finding.fingerprint());
        var known = alerts.open(finding.fingerprint());
        var alert = known.orElseGet(() -> make(finding));
        boolean worse = known.map(open -> learn(open, finding)).orElse(false);
        alerts.flush(); // the evidence is written by SQL and refers to the row
        alert.countCauses(evidence.add(alert.id(), finding.causes()));
        if (known.isEmpty()) {
            steps.fired(alert);
        } else {
            learned(alert, worse);
        }
        return new Raised(alert.id(), known.isEmpty());
    }

    /** Whether the alert became worse. */
    private boolean learn(Alert open, Finding finding) {
        int before = open.severity();
        open.learn(finding, evidence.write(finding.explanation()));
        return open.severity() > before;
    }

    private Alert make(Finding finding) {
        var alert = new Alert(Ids.next(), finding, evidence.write(finding.explanation()), clock.instant());
        alerts.persist(alert);
        return alert;
    }

    /** Teaches the open alert of a fingerprint; does nothing if there is none. */
    @Transactional(TxType.MANDATORY)
    public void teach(Finding finding) {
        database.lock(finding.fingerprint());
        alerts.open(finding.fingerprint()).ifPresent(open -> {
            boolean worse = learn(open, finding);
            open.countCauses(evidence.add(open.id(), finding.causes()));
            learned(open, worse);
        });
    }

    private void learned(Alert open, boolean worse) {
        if (worse) {
            steps.worsened(open);
        }
        steps.learned(open);
    }

    /** Resolves the open alert of a fingerprint, if there is one, because its cause ended. */
    @Transactional(TxType.MANDATORY)
    public void resolve(String fingerprint, String why) {
        database.lock(fingerprint);
        alerts.open(fingerprint).ifPresent(alert -> steps.resolve(alert, BY_ITSELF, why));
    }

    /** Those of these fingerprints that have an open alert. */
    @Transactional(TxType.MANDATORY)
    public Set<String> openAmong(Collection<String> fingerprints) {
        return alerts.openAmong(fingerprints);
    }

    /** The open alerts of a kind, oldest first. */
    @Transactional(TxType.MANDATORY)
    public List<OpenAlert> open(AlertKind kind) {
        return alerts.openOf(kind).stream()
                .map(alert -> new OpenAlert(
                        alert.id(),
                        alert.brand(),
                        alert.fingerprint(),
                        alert.scope(),
                        alert.scopeValue(),
                        alert.severity(),
                        alert.lastCauseAt()))
                .toList();
    }

    /** The evidence of an alert, newest first. */
    @Transactional(TxType.MANDATORY)
    public List<Cause> evidence(UUID alertId) {
        return evidence.of(alertId);
    }

    /** Locks an alert that may be seen, for a change; what it is about. */
    @Transactional(TxType.MANDATORY)
    public Optional<AlertNews> lock(UUID alertId, Brands brands) {
        return alerts.visibleForUpdate(alertId, brands)
                .map(alert -> AlertNews.of(alert, AlertNews.Step.LEARNED, BY_ITSELF));
    }

    /** Files an alert under a case, or under none. */
    @Transactional(TxType.MANDATORY)
    public void file(UUID alertId, @Nullable UUID caseId) {
        alerts.forUpdate(alertId).ifPresent(alert -> {
            alert.file(caseId);
            alerts.flush();
        });
    }

    /** Says that somebody cares for an alert; one that is resolved or acknowledged stays as it is. */
    @Transactional(TxType.MANDATORY)
    public void acknowledge(UUID alertId, String by) {
        alerts.forUpdate(alertId).ifPresent(alert -> steps.acknowledge(alert, by));
    }

    /** When the last alert of each fingerprint was resolved, for the alerts of a kind and a brand. */
    @Transactional(TxType.MANDATORY)
    public Map<String, Instant> lastResolutions(AlertKind kind, String brand) {
        return database
                .query(
                        LAST_RESOLUTIONS,
                        row -> Map.entry(row.getString("fingerprint"), Database.instant(row, "at")),
                        kind.wire(),
                        brand)
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How far an alert came; empty if it is gone. */
    @Transactional(TxType.MANDATORY)
    public Optional<AlertState> state(UUID id) {
        return alerts.findByIdOptional(id)
                .map(alert -> new AlertState(
                        alert.kind(), alert.status() == AlertStatus.RESOLVED, BY_ITSELF.equals(alert.resolvedBy())));
    }

    /** The alerts about customers since an instant, newest first. */
    @Transactional(TxType.MANDATORY)
    public List<PastAlert> past(Instant since, Brands brands, int limit) {
        var names = brands.forSql();
        return database.query(
                PAST,
                row -> new PastAlert(
                        row.getObject("id", UUID.class),
                        AlertKind.of(row.getString("kind")),
                        row.getString("rule"),
                        row.getString("brand"),
                        row.getObject("customer_id", UUID.class),
                        row.getInt("severity"),
                        Database.instant(row, "fired_at"),
                        List.of((String[]) row.getArray("causes").getArray())),
                since,
                names,
                names,
                limit);
    }

    /** What an alert is about and what it was raised for; empty if it is gone. */
    @Transactional(TxType.MANDATORY)
    public Optional<AlertMatter> matter(UUID id) {
        return alerts.findByIdOptional(id)
                .map(alert -> new AlertMatter(
                        alert.id(),
                        alert.kind(),
                        alert.brand(),
                        alert.scope(),
                        alert.scopeValue(),
                        alert.explanation(),
                        database.query(CAUSES, row -> row.getString(1), id),
                        alert.firedAt()));
    }

    /** How many crises of a brand fired in a time. */
    @Transactional(TxType.MANDATORY)
    public long crises(String brand, Instant from, Instant before) {
        return database.first(CRISES_BEFORE, row -> row.getLong(1), brand, from, before)
                .orElse(0L);
    }
}
