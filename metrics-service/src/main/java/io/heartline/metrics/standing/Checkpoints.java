package io.heartline.metrics.standing;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import io.heartline.metrics.estimate.Sums;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table of checkpoints. */
@ApplicationScoped
class Checkpoints {
    private static final String LATEST = """
            select found.* from unnest(?, ?) as asked (id, until)
            cross join lateral (
                select * from checkpoint where customer_id = id and at <= until and settings = ?
                order by at desc limit 1) as found""";
    private static final String DROP = """
            delete from checkpoint using unnest(?, ?) as changed (id, since) where customer_id = id and at >= since""";
    private static final String ADD = """
            insert into checkpoint (customer_id, at, settings, pieces, entries, deposits, withdrawals, n, w, wv, wvv, ww,
                last_heard_at, segments)
            select customer_id, at, ?, pieces, entries, deposits, withdrawals, n, w, wv, wvv, ww, last_heard_at,
                decode(segments, 'hex')
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as added (customer_id, at, pieces, entries, deposits,
                withdrawals, n, w, wv, wvv, ww, last_heard_at, segments)
            on conflict (customer_id, at) do update set
                settings = excluded.settings, pieces = excluded.pieces, entries = excluded.entries,
                deposits = excluded.deposits, withdrawals = excluded.withdrawals, n = excluded.n, w = excluded.w,
                wv = excluded.wv, wvv = excluded.wvv, ww = excluded.ww, last_heard_at = excluded.last_heard_at,
                segments = excluded.segments""";

    private final Database database;

    Checkpoints(Database database) {
        this.database = database;
    }

    /** A person and a time. */
    record Point(UUID personId, Instant at) {}

    /** A person's new checkpoint. */
    record Added(UUID personId, Checkpoint checkpoint) {}

    /** Of each person the latest one that is not after a time and was reached by these settings. */
    Map<UUID, Checkpoint> latest(Collection<Point> points, String settings) {
        Map<UUID, Checkpoint> found = new HashMap<>();
        database.query(
                LATEST,
                row -> found.put(row.id("customer_id"), checkpoint(row)),
                column("uuid", points, Point::personId),
                column("timestamptz", points, Point::at),
                settings);
        return found;
    }

    /** Deletes those at or after the time at which something changed. */
    void drop(Collection<Point> changed) {
        if (!changed.isEmpty()) {
            database.update(DROP, column("uuid", changed, Point::personId), column("timestamptz", changed, Point::at));
        }
    }

    void add(List<Added> added, String settings) {
        if (added.isEmpty()) {
            return;
        }
        database.update(
                ADD,
                settings,
                column("uuid", added, Added::personId),
                column("timestamptz", added, one -> one.checkpoint().at()),
                column("int", added, one -> one.checkpoint().pieces()),
                column("int", added, one -> one.checkpoint().entries()),
                column("float8", added, one -> one.checkpoint().deposits()),
                column("float8", added, one -> one.checkpoint().withdrawals()),
                column("int8", added, one -> one.checkpoint().sentiment().n()),
                column("float8", added, one -> one.checkpoint().sentiment().w()),
                column("float8", added, one -> one.checkpoint().sentiment().wv()),
                column("float8", added, one -> one.checkpoint().sentiment().wvv()),
                column("float8", added, one -> one.checkpoint().sentiment().ww()),
                column("timestamptz", added, one -> one.checkpoint().lastHeardAt()),
                column(
                        "text",
                        added,
                        one -> HexFormat.of().formatHex(one.checkpoint().segments())));
    }

    /** Deletes all of these persons. */
    int forget(Collection<UUID> personIds) {
        return database.update("delete from checkpoint where customer_id = any(?)", ids(personIds));
    }

    private static Checkpoint checkpoint(Row row) throws SQLException {
        return new Checkpoint(
                row.instant("at"),
                row.count("pieces"),
                row.count("entries"),
                row.decimal("deposits"),
                row.decimal("withdrawals"),
                new Sums(row.number("n"), row.decimal("w"), row.decimal("wv"), row.decimal("wvv"), row.decimal("ww")),
                row.instantOrNull("last_heard_at"),
                row.bytes("segments"));
    }
}
