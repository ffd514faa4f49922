package io.heartline.alerting.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.Span;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom and what cases concern. Everything runs in the caller's transaction. */
@ApplicationScoped
class CaseLinks {
    static final int CUSTOMERS_MAX = 1000;
    static final int ALERTS_MAX = 500;
    static final int EVIDENCE_MAX = 500;

    private static final String CUSTOMER = """
            insert into case_customer (case_id, customer_id, linked_by, linked_at)
            select ?, ?, ?, ? where (select count(*) from case_customer where case_id = ?) < ?
            on conflict do nothing""";
    private static final String ALERT = """
            insert into case_alert (alert_id, case_id, linked_by, linked_at) values (?, ?, ?, ?)
            on conflict (alert_id) do update
            set case_id = excluded.case_id, linked_by = excluded.linked_by, linked_at = excluded.linked_at""";
    private static final String CAUSE = """
            insert into case_cause (case_id, cause) select ?, unnest(?::text[]) on conflict do nothing""";
    private static final String EVIDENCE = """
            insert into case_evidence (case_id, cause_id, cause_kind, what, spans, customer_id, product, touchpoint,
                                       aspects, linked_by, linked_at)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            where (select count(*) from case_evidence where case_id = ?) < ?
            on conflict do nothing""";
    private static final String EVIDENCE_OF = """
            select cause_id, cause_kind, what, spans, customer_id, product, touchpoint, aspects, linked_by
            from case_evidence where case_id = ? order by linked_at, cause_id""";
    private static final String ALERTS_OF = """
            select alert_id, linked_by, linked_at, resolved_at from case_alert where case_id = ?
            order by linked_at, alert_id""";
    private static final String OUTREACH = """
            insert into case_outreach (outreach_id, case_id, play, status, changed_at) values (?, ?, ?, ?, ?)
            on conflict (outreach_id) do update set status = excluded.status, changed_at = excluded.changed_at""";

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    CaseLinks(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A piece of evidence: which interaction or customer event, and where in its text; never the text.
     *
     * @param what it was, as in {@code event:data-misuse}; {@code linked} if a person linked it
     * @param customerId who, if it is known
     */
    record Evidence(
            UUID id,
            String kind,
            String what,
            List<Span> spans,
            @Nullable UUID customerId,
            @Nullable String product,
            @Nullable String touchpoint,
            List<String> aspects,
            String linkedBy) {}

    /** An alert of a case. */
    record LinkedAlert(
            UUID id,
            String linkedBy,
            Instant linkedAt,
            @Nullable Instant resolvedAt) {}

    /** An outreach that answers an alert of a case. */
    record LinkedOutreach(UUID id, String play, String status, Instant changedAt) {}

    /** How many of them were new. */
    int customers(UUID caseId, Collection<UUID> customerIds, String by) {
        int added = 0;
        for (var id : customerIds) {
            added += database.update(CUSTOMER, caseId, id, by, clock.instant(), caseId, CUSTOMERS_MAX);
        }
        return added;
    }

    void alert(UUID caseId, UUID alertId, String by) {
        database.update(ALERT, alertId, caseId, by, clock.instant());
    }

    int alertCount(UUID caseId) {
        return database.query("select count(*) from case_alert where case_id = ?", row -> row.getInt(1), caseId)
                .getFirst();
    }

    void causes(UUID caseId, Collection<String> causes) {
        database.update(CAUSE, caseId, causes.toArray(String[]::new));
    }

    /** How many of them were new; there are {@value #EVIDENCE_MAX} at most. */
    int evidence(UUID caseId, Collection<Evidence> evidence) {
        int added = 0;
        for (var one : evidence) {
            added += database.update(
                    EVIDENCE,
                    caseId,
                    one.id(),
                    one.kind(),
                    one.what(),
                    write(one.spans()),
                    one.customerId(),
                    one.product(),
                    one.touchpoint(),
                    one.aspects().toArray(String[]::new),
                    one.linkedBy(),
                    clock.instant(),
                    caseId,
                    EVIDENCE_MAX);
        }
        return added;
    }

    /** Notes that an alert is over; how many alerts of the case are not. */
    int alertResolved(UUID caseId, UUID alertId) {
        database.update(
                "update case_alert set resolved_at = ? where alert_id = ? and case_id = ?",
                clock.instant(),
                alertId,
                caseId);
        return database.query(
                        "select count(*) from case_alert where case_id = ? and resolved_at is null",
                        row -> row.getInt(1),
                        caseId)
                .getFirst();
    }

    /** The case that an alert is filed under. */
    Optional<UUID> caseOf(UUID alertId) {
        return database.first(
                "select case_id from case_alert where alert_id = ?", row -> row.getObject(1, UUID.class), alertId);
    }

    /** The cases that concern any of these customers. */
    List<UUID> casesOf(List<UUID> customerIds) {
        return database.query(
                "select distinct case_id from case_customer where customer_id = any (?)",
                row -> row.getObject(1, UUID.class),
                (Object) customerIds.toArray(UUID[]::new));
    }

    void outreach(UUID caseId, io.heartline.contracts.Outreach step) {
        database.update(
                OUTREACH, step.outreachId(), caseId, step.play(), step.status().wire(), step.at());
    }

    List<LinkedOutreach> outreachOf(UUID caseId) {
        return database.query(
                "select outreach_id, play, status, changed_at from case_outreach where case_id = ? order by outreach_id",
                row -> new LinkedOutreach(
                        row.getObject("outreach_id", UUID.class),
                        row.getString("play"),
                        row.getString("status"),
                        Database.instant(row, "changed_at")),
                caseId);
    }

    List<LinkedAlert> alertsOf(UUID caseId) {
        return database.query(
                ALERTS_OF,
                row -> new LinkedAlert(
                        row.getObject("alert_id", UUID.class),
                        row.getString("linked_by"),
                        Database.instant(row, "linked_at"),
                        Database.instantOrNull(row, "resolved_at")),
                caseId);
    }

    List<UUID> customersOf(UUID caseId) {
        return database.query(
                "select customer_id from case_customer where case_id = ? order by linked_at, customer_id",
                row -> row.getObject(1, UUID.class),
                caseId);
    }

    List<Evidence> evidenceOf(UUID caseId) {
        return database.query(EVIDENCE_OF, this::evidence, caseId);
    }

    /** Takes a customer or a piece of evidence off a case; whether it was linked. */
    boolean unlink(UUID caseId, UUID linkedId) {
        int gone = database.update("delete from case_customer where case_id = ? and customer_id = ?", caseId, linkedId);
        gone += database.update("delete from case_evidence where case_id = ? and cause_id = ?", caseId, linkedId);
        return gone > 0;
    }

    /** Takes an alert off a case; whether it was linked. */
    boolean unlinkAlert(UUID caseId, UUID alertId) {
        return database.update("delete from case_alert where case_id = ? and alert_id = ?", caseId, alertId) > 0;
    }

    private Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                row.getObject("cause_id", UUID.class),
                row.getString("cause_kind"),
                row.getString("what"),
                read(row.getString("spans")),
                row.getObject("customer_id", UUID.class),
                row.getString("product"),
                row.getString("touchpoint"),
                List.of((String[]) row.getArray("aspects").getArray()),
                row.getString("linked_by"));
    }

    private String write(List<Span> spans) {
        try {
            return json.writeValueAsString(spans);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("spans cannot be written as JSON", e);
        }
    }

    private List<Span> read(String text) {
        try {
            return json.readValue(text, new TypeReference<List<Span>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("evidence has spans that were not written by us", e);
        }
    }
}
