package io.heartline.alerting.casework;

import io.heartline.contracts.Segment;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether customers came back after their cases were closed. Everything runs in the caller's transaction. */
@ApplicationScoped
class Recoveries {
    private static final int BATCH_MAX = 500;

    // Signs are kept under the id that they came with, and read over all ids of the person: a merge that is undone
    // takes
    // nothing along.
    private static final String SIGNS = """
            with asked as (
                select k.case_id, k.customer_id, k.verdict, k.reason, c.brand, c.opened_at, c.closed_at,
                       coalesce(i.canonical_id, k.customer_id) as canonical
                from case_customer k
                join case_file c on c.id = k.case_id
                left join customer_identity i on i.customer_id = k.customer_id
                where %s),
            person as (
                select case_id, customer_id, customer_id as id from asked
                union select case_id, customer_id, canonical from asked
                union select a.case_id, a.customer_id, j.customer_id
                      from asked a join customer_identity j on j.canonical_id = a.canonical)
            select a.case_id, a.customer_id, a.canonical, a.verdict, a.reason, a.opened_at, a.closed_at,
                   s.balance, s.segment, s.standing_at, s.heard_at, s.bought_at, s.left_at
            from asked a
            join person p on p.case_id = a.case_id and p.customer_id = a.customer_id
            left join case_sign s on s.customer_id = p.id and s.brand = a.brand
            order by a.case_id, a.customer_id""";
    private static final String OF_CASES = SIGNS.formatted("k.case_id = any (?)");
    private static final String UNJUDGED = SIGNS.formatted("""
            (k.case_id, k.customer_id) in (
                select u.case_id, u.customer_id from case_customer u join case_file f on f.id = u.case_id
                where u.verdict is null and f.status = 'closed' and f.closed_at <= ?
                order by f.closed_at, u.case_id, u.customer_id limit ?)""");
    private static final String FIX = """
            update case_customer set verdict = ?, reason = ?
            where case_id = ? and customer_id = ? and verdict is null""";

    private final Database database;
    private final Recovery.Terms terms;
    private final Clock clock;

    Recoveries(Database database, CasesConfig config, Clock clock) {
        this.database = database;
        this.terms = new Recovery.Terms(config.settle(), config.window());
        this.clock = clock;
    }

    Recovery.Terms terms() {
        return terms;
    }

    /**
     * A customer of a case.
     *
     * @param canonicalId under which the person is read now
     * @param recovery absent while the case is open
     */
    record Followed(
            UUID caseId,
            UUID customerId,
            UUID canonicalId,
            @Nullable Recovery recovery) {}

    private record Row(
            UUID caseId,
            UUID customerId,
            UUID canonicalId,
            @Nullable String verdict,
            @Nullable String reason,
            Instant openedAt,
            @Nullable Instant closedAt,
            Recovery.Signs signs) {
        Row and(Row other) {
            return new Row(
                    caseId, customerId, canonicalId, verdict, reason, openedAt, closedAt, signs.and(other.signs));
        }
    }

    /** The customers of these cases, as they are judged now. */
    List<Followed> of(List<UUID> caseIds) {
        return judge(database.query(OF_CASES, Recoveries::read, (Object) caseIds.toArray(UUID[]::new)));
    }

    /** Fixes the verdicts whose time is over, some at a time. */
    void fix() {
        var before = clock.instant().minus(terms.window());
        for (var one : judge(database.query(UNJUDGED, Recoveries::read, before, BATCH_MAX))) {
            var recovery = one.recovery();
            if (recovery != null && recovery.isFinal()) {
                database.update(FIX, recovery.verdict().wire(), recovery.reason(), one.caseId(), one.customerId());
            }
        }
    }

    private List<Followed> judge(List<Row> rows) {
        record Key(UUID caseId, UUID customerId) {}
        Map<Key, Row> merged = new LinkedHashMap<>();
        rows.forEach(row -> merged.merge(new Key(row.caseId(), row.customerId()), row, Row::and));
        List<Followed> followed = new ArrayList<>();
        var now = clock.instant();
        merged.values()
                .forEach(row -> followed.add(
                        new Followed(row.caseId(), row.customerId(), row.canonicalId(), recovery(row, now))));
        return followed;
    }

    private @Nullable Recovery recovery(Row row, Instant now) {
        var closedAt = row.closedAt();
        if (closedAt == null) {
            return null;
        }
        var verdict = row.verdict();
        var reason = row.reason();
        return verdict == null || reason == null
                ? Recovery.of(row.openedAt(), closedAt, row.signs(), terms, now)
                : new Recovery(Recovery.Verdict.of(verdict), reason, true);
    }

    private static Row read(ResultSet row) throws SQLException {
        var segment = row.getString("segment");
        return new Row(
                row.getObject("case_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("canonical", UUID.class),
                row.getString("verdict"),
                row.getString("reason"),
                Database.instant(row, "opened_at"),
                Database.instantOrNull(row, "closed_at"),
                new Recovery.Signs(
                        Database.instantOrNull(row, "standing_at"),
                        row.getDouble("balance"),
                        segment == null ? null : Segment.of(segment),
                        Database.instantOrNull(row, "heard_at"),
                        Database.instantOrNull(row, "bought_at"),
                        Database.instantOrNull(row, "left_at")));
    }
}
