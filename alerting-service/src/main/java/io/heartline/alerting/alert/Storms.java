package io.heartline.alerting.alert;

import io.heartline.contracts.Ids;
import io.heartline.platform.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The storms in the database, and what belongs to them. Everything runs in the caller's transaction but the beginning of
 * a storm: whoever raises alerts at the same time must see it at once, and not wait for the end of a batch.
 */
@ApplicationScoped
class Storms {
    private static final String COLUMNS = "select id, brand, kind, urgent, severity, began_at from storm ";
    private static final String OPEN = """
        select id from storm where brand = ? and kind = ? and urgent = ? and closed_at is null\
        """;
    private static final String TOLD_LATELY = """
        select count(distinct t.alert_id) from alert_told t join alert a on a.id = t.alert_id
        where t.at > ? and a.brand = ? and a.kind = ? and (a.severity >= 10) = ? and a.customer_id is not null\
        """;
    private static final String BEGIN = """
        insert into storm (id, brand, kind, urgent, severity, began_at) values (?, ?, ?, ?, ?, ?)
        on conflict do nothing\
        """;
    private static final String JOIN = """
        insert into storm_alert (alert_id, storm_id, joined_at) values (?, ?, ?) on conflict do nothing\
        """;
    // Alerts that join hold their storm against its removal alone, so that is all that is waited for.
    private static final String DUE = COLUMNS + """
        where over_at is null and (told_at is null or told_at <= ?)
          and exists (select 1 from storm_alert m where m.storm_id = storm.id and not m.told and m.joined_at <= ?)
        order by began_at limit 1 for no key update skip locked\
        """;
    private static final String TAKE = """
        update storm_alert set told = true where storm_id = ? and not told returning alert_id\
        """;
    private static final String SEVERITIES = """
        select severity, count(*) from alert where id = any (?) and status <> 'resolved' group by severity\
        """;
    private static final String WORST = """
        select id, kind, status, severity, title from alert
        where id = any (?) and status <> 'resolved' and severity = any (?)
        order by severity desc, fired_at, id limit ?\
        """;
    private static final String CLOSE = """
        update storm set closed_at = ?
        where closed_at is null and began_at <= ?
          and (select count(*) from storm_alert m where m.storm_id = storm.id and m.joined_at > ?) < ?\
        """;
    private static final String OVER = COLUMNS + """
        where over_at is null and closed_at is not null
          and not exists (
              select 1 from storm_alert m join alert a on a.id = m.alert_id
              where m.storm_id = storm.id and a.status <> 'resolved')
        order by began_at limit 1 for no key update skip locked\
        """;

    private final Database database;
    private final StormConfig config;

    Storms(Database database, StormConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Whether an alert is one of many, so that it is told with them; then it belongs to their storm. */
    boolean takes(Alert alert, Instant now) {
        if (alert.customerId() == null) {
            return false;
        }
        var storm = open(alert).or(() -> areMany(alert, now) ? begin(alert, now) : Optional.empty());
        storm.ifPresent(id -> database.update(JOIN, alert.id(), id, now));
        return storm.isPresent();
    }

    /** Whether an alert belongs to a storm, be it over or not. */
    boolean has(UUID alertId) {
        return database.first("select 1 from storm_alert where alert_id = ?", row -> row.getInt(1), alertId)
                .isPresent();
    }

    private Optional<UUID> open(Alert alert) {
        return database.first(
                OPEN,
                row -> row.getObject(1, UUID.class),
                alert.brand(),
                alert.kind().wire(),
                Storm.isUrgent(alert.severity()));
    }

    private boolean areMany(Alert alert, Instant now) {
        long told = database.query(
                        TOLD_LATELY,
                        row -> row.getLong(1),
                        now.minus(config.within()),
                        alert.brand(),
                        alert.kind().wire(),
                        Storm.isUrgent(alert.severity()))
                .getFirst();
        return told >= config.alerts();
    }

    private Optional<UUID> begin(Alert alert, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            database.update(
                    BEGIN,
                    Ids.next(),
                    alert.brand(),
                    alert.kind().wire(),
                    Storm.isUrgent(alert.severity()),
                    alert.severity(),
                    now);
            return open(alert);
        });
    }

    /** A storm of which there is something to tell now; locked. */
    Optional<Storm> due(Instant now) {
        return database.first(DUE, Storms::read, now.minus(config.interval()), now.minus(config.delay()));
    }

    /** Takes the alerts of a storm that nobody was told of yet: they are told now, once. */
    List<UUID> take(Storm storm, Instant now) {
        database.update("update storm set told_at = ? where id = ?", now, storm.id());
        return database.query(TAKE, row -> row.getObject(1, UUID.class), storm.id());
    }

    /** How many of these alerts are open, by severity. */
    Map<Integer, Long> severities(List<UUID> alertIds) {
        Map<Integer, Long> counts = new TreeMap<>();
        database.query(SEVERITIES, row -> Map.entry(row.getInt(1), row.getLong(2)), (Object)
                        alertIds.toArray(UUID[]::new))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** The worst of these alerts that are open and of these severities. */
    List<Storm.Member> worst(List<UUID> alertIds, Set<Integer> severities, int limit) {
        return database.query(
                WORST,
                row -> new Storm.Member(
                        row.getObject(1, UUID.class),
                        AlertKind.of(row.getString(2)),
                        AlertStatus.of(row.getString(3)),
                        row.getInt(4),
                        row.getString(5)),
                alertIds.toArray(UUID[]::new),
                severities.toArray(Integer[]::new),
                limit);
    }

    void told(Storm storm, Collection<UUID> receiverIds) {
        receiverIds.forEach(receiver -> database.update(
                "insert into storm_told (storm_id, receiver_id) values (?, ?) on conflict do nothing",
                storm.id(),
                receiver));
    }

    List<UUID> told(Storm storm) {
        return database.query(
                "select receiver_id from storm_told where storm_id = ?",
                row -> row.getObject(1, UUID.class),
                storm.id());
    }

    long size(Storm storm) {
        return database.query("select count(*) from storm_alert where storm_id = ?", row -> row.getLong(1), storm.id())
                .getFirst();
    }

    /** Lets storms that have become calm take no more alerts. */
    void close(Instant now) {
        var since = now.minus(config.within());
        database.update(CLOSE, now, since, since, config.alerts());
    }

    /** A storm none of whose alerts is open any more; locked, and over from now on. */
    Optional<Storm> over(Instant now) {
        var storm = database.first(OVER, Storms::read);
        storm.ifPresent(one -> database.update("update storm set over_at = ? where id = ?", now, one.id()));
        return storm;
    }

    void forget(Instant before) {
        database.update("delete from storm where over_at < ?", before);
    }

    private static Storm read(ResultSet row) throws SQLException {
        return new Storm(
                row.getObject("id", UUID.class),
                row.getString("brand"),
                row.getString("kind"),
                row.getBoolean("urgent"),
                row.getInt("severity"),
                Database.instant(row, "began_at"));
    }
}
