package io.heartline.alerting.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.Span;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The evidence of alerts, at most {@value #EVIDENCE_MAX} pieces each: enough to understand one, whatever its size. */
@ApplicationScoped
class EvidenceLog {
    static final int EVIDENCE_MAX = 50;

    private static final String INSERT = """
            insert into alert_evidence (alert_id, cause_id, cause_kind, what, weight, spans, occurred_at)
            select ?, ?, ?, ?, ?, ?, ?
            where (select count(*) from alert_evidence where alert_id = ?) < ?
            on conflict do nothing""";
    private static final String OF = """
            select cause_id, cause_kind, what, weight, spans, occurred_at from alert_evidence
            where alert_id = ? order by occurred_at desc, cause_id""";

    private final Database database;
    private final ObjectMapper json;

    EvidenceLog(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Adds what is not there yet; how many pieces there are then. */
    int add(UUID alertId, List<Cause> causes) {
        for (var cause : causes) {
            database.update(
                    INSERT,
                    alertId,
                    cause.id(),
                    cause.kind(),
                    cause.what(),
                    cause.weight(),
                    write(cause.spans()),
                    cause.occurredAt(),
                    alertId,
                    EVIDENCE_MAX);
        }
        return database.query("select count(*) from alert_evidence where alert_id = ?", row -> row.getInt(1), alertId)
                .getFirst();
    }

    /** Newest first. */
    List<Cause> of(UUID alertId) {
        return database.query(
                OF,
                row -> new Cause(
                        row.getObject("cause_id", UUID.class),
                        row.getString("cause_kind"),
                        row.getString("what"),
                        row.getDouble("weight"),
                        read(row.getString("spans")),
                        Database.instant(row, "occurred_at")),
                alertId);
    }

    /** Spans or an explanation as JSON. */
    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("evidence cannot be written as JSON", e);
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
