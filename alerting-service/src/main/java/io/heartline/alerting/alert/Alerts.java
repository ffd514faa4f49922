package io.heartline.alerting.alert;

import io.heartline.contracts.Ids;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        } else if (worse) {
            steps.worsened(alert);
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
            if (worse) {
                steps.worsened(open);
            }
        });
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
}
