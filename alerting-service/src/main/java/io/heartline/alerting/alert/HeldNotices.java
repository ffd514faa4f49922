package io.heartline.alerting.alert;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is not told yet, and who knows of what. Everything runs in the caller's transaction. */
@ApplicationScoped
class HeldNotices {
    static final String FIRED = "alert.fired";
    static final String RESOLVED = "alert.resolved";

    private static final String HOLD = """
        insert into held_notice (alert_id, receiver_id, type, group_key, why, due_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict do nothing\
        """;
    private static final String DUE_GROUPS = """
        select distinct group_key, receiver_id from held_notice where why = 'group' and due_at <= ? limit ?\
        """;
    private static final String MEMBERS = """
        select distinct alert_id from held_notice
        where why = 'group' and group_key = ? and receiver_id = ? order by alert_id limit ?\
        """;
    private static final String TAKE = """
        delete from held_notice where alert_id = ? and why = 'group' and group_key = ? and receiver_id = ?\
        """;
    private static final String MUTED_LABELS = """
        select distinct a.brand, a.kind, a.severity, a.scope_kind, a.scope_value
        from held_notice h join alert a on a.id = h.alert_id where h.why = 'muted'\
        """;
    private static final String MUTED = """
        select a.id, a.brand, a.kind, a.severity, a.scope_kind, a.scope_value
        from held_notice h join alert a on a.id = h.alert_id where h.why = 'muted' order by a.fired_at, a.id\
        """;
    private static final String TOLD = """
        insert into alert_told (alert_id, receiver_id, at) values (?, ?, ?) on conflict do nothing\
        """;
    private static final String GROUP_TOLD = """
        insert into notice_group (group_key, receiver_id, told_at) values (?, ?, ?)
        on conflict (group_key, receiver_id) do update set told_at = excluded.told_at\
        """;

    private final Database database;
    private final Storms storms;

    HeldNotices(Database database, Storms storms) {
        this.database = database;
        this.storms = storms;
    }

    /** Holds an alert that is one of many, so that it is told with them; whether it did. */
    boolean holdForStorm(Alert alert, Instant now) {
        return storms.takes(alert, now);
    }

    /** A group and who is to be told of it. */
    record Group(String key, UUID receiverId) {}

    void holdForGroup(UUID alertId, Group group, String type, Instant dueAt) {
        database.update(HOLD, alertId, group.receiverId(), type, group.key(), "group", dueAt);
    }

    /** A muted alert is held as a whole: who is told is decided when it is told. */
    void holdMuted(UUID alertId, Instant since) {
        database.update(HOLD, alertId, new UUID(0, 0), FIRED, "", "muted", since);
    }

    /** Whether an alert is told later, or only together with others. */
    boolean isHeldBack(UUID alertId) {
        return isMuted(alertId) || storms.has(alertId);
    }

    boolean isMuted(UUID alertId) {
        return !database.query(
                        "select 1 from held_notice where alert_id = ? and why = 'muted'", row -> row.getInt(1), alertId)
                .isEmpty();
    }

    List<Group> dueGroups(Instant now, int limit) {
        return database.query(DUE_GROUPS, row -> new Group(row.getString(1), row.getObject(2, UUID.class)), now, limit);
    }

    /** The alerts of a group that are held, in the order of their ids. */
    List<UUID> members(Group group, int limit) {
        return database.query(MEMBERS, row -> row.getObject(1, UUID.class), group.key(), group.receiverId(), limit);
    }

    /** Takes what is held of an alert for a group, so that it is told once; whether there was anything. */
    boolean take(Group group, UUID alertId) {
        return database.update(TAKE, alertId, group.key(), group.receiverId()) > 0;
    }

    /** Whether this worker is the one that tells groups, until the transaction ends. */
    boolean isMine() {
        return database.tryLock("alert-notices");
    }

    /** The labels that muted alerts have; in a storm thousands of alerts have the same. */
    List<Map<String, String>> mutedLabels() {
        return database.query(MUTED_LABELS, HeldNotices::labels);
    }

    /** The muted alerts with one of these sets of labels, oldest first. */
    List<UUID> muted(Collection<Map<String, String>> wanted) {
        return database.query(MUTED, row -> Map.entry(row.getObject("id", UUID.class), labels(row))).stream()
                .filter(entry -> wanted.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> labels(ResultSet row) throws SQLException {
        return Labels.of(
                row.getString("brand"),
                row.getString("kind"),
                row.getInt("severity"),
                row.getString("scope_kind"),
                row.getString("scope_value"));
    }

    /** Forgets what was held of an alert: it is over before anybody was told. */
    void drop(UUID alertId) {
        database.update("delete from held_notice where alert_id = ?", alertId);
    }

    void told(UUID alertId, UUID receiverId, Instant at) {
        database.update(TOLD, alertId, receiverId, at);
    }

    List<UUID> told(UUID alertId) {
        return database.query(
                "select receiver_id from alert_told where alert_id = ?", row -> row.getObject(1, UUID.class), alertId);
    }

    void groupTold(Group group, Instant at) {
        database.update(GROUP_TOLD, group.key(), group.receiverId(), at);
    }

    Optional<Instant> groupToldAt(Group group) {
        return database.first(
                "select told_at from notice_group where group_key = ? and receiver_id = ?",
                row -> Database.instant(row, "told_at"),
                group.key(),
                group.receiverId());
    }

    void forgetGroups(Instant before) {
        database.update("delete from notice_group where told_at < ?", before);
    }
}
