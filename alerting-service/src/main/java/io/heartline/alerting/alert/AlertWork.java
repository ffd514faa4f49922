package io.heartline.alerting.alert;

import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people say that alerts were worth. Everything runs in the caller's transaction. */
@ApplicationScoped
class AlertWork {
    private static final String SAY = """
        insert into alert_outcome (alert_id, verdict, note, said_by, at) values (?, ?, ?, ?, ?)
        on conflict (alert_id) do update
        set verdict = excluded.verdict, note = excluded.note, said_by = excluded.said_by, at = excluded.at\
        """;
    private static final String SAID = "select verdict, note, said_by, at from alert_outcome where alert_id = ?";
    private static final String PRECISION = """
        select case when a.fingerprint like 'rule:%' then split_part(a.fingerprint, ':', 2) else a.kind end as rule,
               count(*) as fired, count(o.alert_id) as n,
               count(*) filter (where o.verdict = 'useful') as useful,
               count(*) filter (where o.verdict = 'false-alarm') as false_alarms
        from alert a left join alert_outcome o on o.alert_id = a.id
        where a.fired_at >= ? and a.fired_at < ? and (?::text[] is null or a.brand = any (?))
          and (?::text is null or a.brand = ?)
        group by rule order by rule\
        """;

    private final Database database;
    private final Clock clock;

    AlertWork(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What somebody said last. */
    record Outcome(Verdict verdict, @Nullable String note, String saidBy, Instant at) {}

    /** Notes what somebody says; the last word counts. */
    void say(UUID alertId, Verdict verdict, @Nullable String note, String by) {
        database.update(SAY, alertId, verdict.wire(), note, by, clock.instant());
    }

    Optional<Outcome> outcome(UUID alertId) {
        return database.first(
                SAID,
                row -> new Outcome(
                        Verdict.of(row.getString("verdict")),
                        row.getString("note"),
                        row.getString("said_by"),
                        Database.instant(row, "at")),
                alertId);
    }

    /** For each rule whose alerts fired within that time. */
    List<Precision> precision(Instant from, Instant to, @Nullable String brand, Brands brands) {
        var names = brands.forSql();
        return database.query(
                PRECISION,
                row -> Precision.of(
                        row.getString("rule"),
                        row.getLong("fired"),
                        row.getLong("n"),
                        row.getLong("useful"),
                        row.getLong("false_alarms")),
                from,
                to,
                names,
                names,
                brand,
                brand);
    }
}
