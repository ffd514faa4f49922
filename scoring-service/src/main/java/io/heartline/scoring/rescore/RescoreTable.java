package io.heartline.scoring.rescore;

import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps re-scores, and finds what they are about. */
@ApplicationScoped
class RescoreTable {
    private static final String SCORES = """
            from score where occurred_at >= ? and occurred_at < ?
              and (?::text[] is null or brand = any(?)) and (?::text is null or split_part(language, '-', 1) = ?)
              and not exists (select 1 from analysis_consent refused
                              where refused.customer_id = score.customer_id and not refused.allowed)
            """;

    private static final String COUNT = "select count(*) " + SCORES;

    private static final String NEXT = "select occurred_at, interaction_id " + SCORES + """
            and (occurred_at, interaction_id) > (?, ?)
            order by occurred_at, interaction_id limit ?""";

    private static final String INSERT = """
            insert into rescore (id, status, from_at, to_at, brands, language, model, per_second, dry_run, total, done,
                                 changed, failed, cursor_at, cursor_id, next_at, failure, created_by, created_at,
                                 updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String SELECT = """
            select id, status, from_at, to_at, brands, language, model, per_second, dry_run, total, done, changed,
                   failed, cursor_at, cursor_id, next_at, failure, created_by, created_at, updated_at
            from rescore
            """;

    private static final String DUE =
            SELECT + "where status = 'running' and next_at <= ? order by created_at limit 1 for update skip locked";

    private static final String VISIBLE = SELECT + "where (?::text[] is null or brands <@ ?) ";

    private static final String PAGE = VISIBLE + "and (?::uuid is null or id < ?) order by id desc limit ?";

    private static final String ONE = VISIBLE + "and id = ?";

    private static final String UNFINISHED = "select count(*) from rescore where status in ('running', 'paused')";

    private static final String ADVANCE = """
            update rescore set status = ?, done = ?, changed = ?, failed = ?, total = greatest(total, ?), cursor_at = ?,
                               cursor_id = ?, next_at = ?, failure = ?, updated_at = ?
            where id = ?""";

    private static final String SET_STATUS = """
            update rescore set status = ?, failure = ?, next_at = ?, updated_at = ? where id = ? and status = ?""";

    private final Database database;

    RescoreTable(Database database) {
        this.database = database;
    }

    long count(Period period) {
        return database.query(COUNT, row -> row.getLong(1), arguments(period)).getFirst();
    }

    /** The next scores of a period, in its order. */
    List<Progress.Position> next(Period period, Progress.Position after, int limit) {
        return database.query(
                NEXT,
                row -> new Progress.Position(Database.instant(row, "occurred_at"), row.getObject(2, UUID.class)),
                period.from(),
                period.to(),
                period.brands(),
                period.brands(),
                period.language(),
                period.language(),
                after.occurredAt(),
                after.interactionId(),
                limit);
    }

    void add(Rescore order) {
        var period = order.period();
        database.update(
                INSERT,
                order.id(),
                order.status().wire(),
                period.from(),
                period.to(),
                period.brands(),
                period.language(),
                order.model(),
                order.perSecond(),
                order.dryRun(),
                order.progress().total(),
                order.progress().done(),
                order.progress().changed(),
                order.progress().failed(),
                order.progress().cursor().occurredAt(),
                order.progress().cursor().interactionId(),
                order.progress().nextAt(),
                order.failure(),
                order.createdBy(),
                order.createdAt(),
                order.updatedAt());
    }

    /** A re-score that may go on, and that no other instance has. */
    Optional<Rescore> takeDue(Instant now) {
        return database.first(DUE, RescoreTable::rescore, now);
    }

    Optional<Rescore> find(UUID id, Brands brands) {
        return database.first(ONE, RescoreTable::rescore, brands.forSql(), brands.forSql(), id);
    }

    /** Re-scores before one, the newest first. */
    List<Rescore> before(@Nullable UUID id, Brands brands, int limit) {
        return database.query(PAGE, RescoreTable::rescore, brands.forSql(), brands.forSql(), id, id, limit);
    }

    long unfinished() {
        return database.query(UNFINISHED, row -> row.getLong(1)).getFirst();
    }

    void advance(Rescore now) {
        database.update(
                ADVANCE,
                now.status().wire(),
                now.progress().done(),
                now.progress().changed(),
                now.progress().failed(),
                now.progress().done(),
                now.progress().cursor().occurredAt(),
                now.progress().cursor().interactionId(),
                now.progress().nextAt(),
                now.failure(),
                now.updatedAt(),
                now.id());
    }

    /** Whether a re-score was brought from one status to another; if it has left the first it is not. */
    boolean change(Rescore from, RescoreStatus to, @Nullable String failure, Instant at) {
        return database.update(
                        SET_STATUS,
                        to.wire(),
                        failure,
                        at,
                        at,
                        from.id(),
                        from.status().wire())
                == 1;
    }

    private static @Nullable Object[] arguments(Period period) {
        return new @Nullable Object[] {
            period.from(), period.to(), period.brands(), period.brands(), period.language(), period.language()
        };
    }

    private static Rescore rescore(ResultSet row) throws SQLException {
        var brands = row.getArray("brands");
        return new Rescore(
                row.getObject("id", UUID.class),
                RescoreStatus.of(row.getString("status")),
                new Period(
                        Database.instant(row, "from_at"),
                        Database.instant(row, "to_at"),
                        brands == null ? null : (String[]) brands.getArray(),
                        row.getString("language")),
                row.getString("model"),
                row.getInt("per_second"),
                row.getBoolean("dry_run"),
                new Progress(
                        row.getLong("total"),
                        row.getLong("done"),
                        row.getLong("changed"),
                        row.getLong("failed"),
                        new Progress.Position(
                                Database.instant(row, "cursor_at"), row.getObject("cursor_id", UUID.class)),
                        Database.instant(row, "next_at")),
                row.getString("failure"),
                row.getString("created_by"),
                Database.instant(row, "created_at"),
                Database.instant(row, "updated_at"));
    }
}
