package io.heartline.alerting.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.database.Database;
import io.heartline.contracts.Ids;
import io.micrometer.core.instrument.MeterRegistry;
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
            group by fingerprint""";

    private final AlertRepository alerts;
    private final AlertTransitionRepository transitions;
    private final EvidenceLog evidence;
    private final Announcer announcer;
    private final Database database;
    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final Clock clock;

    Alerts(
            AlertRepository alerts,
            AlertTransitionRepository transitions,
            EvidenceLog evidence,
            Announcer announcer,
            Database database,
            ObjectMapper json,
            MeterRegistry meters,
            Clock clock) {
        this.alerts = alerts;
        this.transitions = transitions;
        this.evidence = evidence;
        this.announcer = announcer;
        this.database = database;
        this.json = json;
        this.meters = meters;
        this.clock = clock;
    }

    /** Fires an alert, or teaches the open one of the same fingerprint, in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public Raised raise(Finding finding) {
        // Two rules may find the same at once; the second waits and then sees the alert of the first.
        database.lock(finding.fingerprint());
        var known = alerts.open(finding.fingerprint());
        var alert = known.orElseGet(() -> fire(finding));
        known.ifPresent(open -> open.learn(finding, write(finding.explanation())));
        alerts.flush(); // the evidence is written by SQL and refers to the row
        alert.countCauses(evidence.add(alert.id(), finding.causes()));
        if (known.isEmpty()) {
            announcer.fired(alert);
        }
        return new Raised(alert.id(), known.isEmpty());
    }

    /** Teaches the open alert of a fingerprint; does nothing if there is none. */
    @Transactional(TxType.MANDATORY)
    public void teach(Finding finding) {
        database.lock(finding.fingerprint());
        alerts.open(finding.fingerprint()).ifPresent(open -> {
            open.learn(finding, write(finding.explanation()));
            open.countCauses(evidence.add(open.id(), finding.causes()));
        });
    }

    private Alert fire(Finding finding) {
        var now = clock.instant();
        var alert = new Alert(Ids.next(), finding, write(finding.explanation()), now);
        alerts.persist(alert);
        note(alert, AlertStatus.FIRING, BY_ITSELF, null, now);
        meters.counter("heartline.alerts.fired", "kind", finding.kind().wire()).increment();
        return alert;
    }

    /** Resolves the open alert of a fingerprint, if there is one, because its cause ended. */
    @Transactional(TxType.MANDATORY)
    public void resolve(String fingerprint, String why) {
        database.lock(fingerprint);
        alerts.open(fingerprint).ifPresent(alert -> resolve(alert, BY_ITSELF, why));
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

    void acknowledge(Alert alert, String by) {
        var now = clock.instant();
        if (alert.acknowledge(by, now)) {
            note(alert, AlertStatus.ACKNOWLEDGED, by, null, now);
        }
    }

    void resolve(Alert alert, String by, String how) {
        var now = clock.instant();
        if (alert.resolve(by, how, now)) {
            note(alert, AlertStatus.RESOLVED, by, how, now);
            announcer.resolved(alert, now);
        }
    }

    private void note(Alert alert, AlertStatus status, String actor, @Nullable String why, Instant at) {
        transitions.persist(new AlertTransition(Ids.next(), alert.id(), status, actor, why, at));
    }

    private String write(Map<String, Object> explanation) {
        try {
            return json.writeValueAsString(explanation);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an explanation cannot be written as JSON", e);
        }
    }
}
