package io.heartline.metrics.rebuild;

import io.heartline.contracts.Ids;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of rebuilds. */
@ApplicationScoped
class Rebuilds {
    /** So many finished rebuilds are kept; the oldest goes. */
    static final int KEPT_MAX = 50;

    private static final String RUNNING = "select 1 as one from rebuild where state = 'running'";
    private static final String TIDY = """
            delete from rebuild where id in (
                select id from rebuild where state = 'completed' order by started_at desc offset ?)""";
    private static final String START = """
            insert into rebuild (id, brand, replacing, state, phase, asked_by, started_at)
            values (?, ?, ?, 'running', 'persons', ?, ?)""";
    private static final String FIND = """
            select * from rebuild where id = ? and (?::text[] is null or brand = any(?))""";
    private static final String COUNTS =
            "select aggregate, compared, differing from rebuild_count where rebuild = ? order by aggregate";
    private static final String COUNT = """
            insert into rebuild_count as known (rebuild, aggregate, compared, differing) values (?, ?, ?, ?)
            on conflict (rebuild, aggregate) do update set
                compared = known.compared + excluded.compared, differing = known.differing + excluded.differing""";

    private final Database database;
    private final Clock clock;

    Rebuilds(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What of a rebuild is told. */
    record Progress(
            UUID id,
            String brand,
            boolean replacing,
            String state,
            String phase,
            String askedBy,
            Instant startedAt,
            @Nullable Instant endedAt) {}

    /**
     * One kind of aggregate.
     *
     * @param compared how many persons, or days of a table
     * @param differing how many of the persons, or rows of the table, differ from what the evidence says
     */
    public record Count(String aggregate, long compared, long differing) {}

    /** What is to be done next. */
    record Claimed(
            UUID id,
            String brand,
            boolean replacing,
            String phase,
            UUID afterId,
            @Nullable Instant day) {}

    /**
     * Has a brand rebuilt, in the caller's transaction.
     *
     * @throws Conflict if a rebuild is under way
     */
    UUID start(String brand, boolean replacing, String askedBy) {
        database.query("select pg_advisory_xact_lock(hashtext('heartline_rebuild'))", row -> true);
        if (!database.query(RUNNING, row -> true).isEmpty()) {
            throw new Conflict("rebuild-running", "Another rebuild is under way; ask again when it has ended.");
        }
        var id = Ids.next();
        database.update(TIDY, KEPT_MAX - 1);
        database.update(START, id, brand, replacing, askedBy, clock.instant());
        return id;
    }

    Optional<Progress> find(UUID id, Brands brands) {
        return database.query(FIND, Rebuilds::progress, id, brands.forSql(), brands.forSql()).stream()
                .findFirst();
    }

    List<Count> counts(UUID id) {
        return database.query(
                COUNTS, row -> new Count(row.text("aggregate"), row.number("compared"), row.number("differing")), id);
    }

    /** The rebuild that runs, for this transaction alone. */
    Optional<Claimed> claim() {
        return database
                .query(
                        "select * from rebuild where state = 'running' for update skip locked",
                        row -> new Claimed(
                                row.id("id"),
                                row.text("brand"),
                                row.flag("replacing"),
                                row.text("phase"),
                                row.id("after_id"),
                                row.instantOrNull("day")))
                .stream()
                .findFirst();
    }

    void count(UUID id, String aggregate, long compared, long differing) {
        database.update(COUNT, id, aggregate, compared, differing);
    }

    void passed(UUID id, UUID person) {
        database.update("update rebuild set after_id = ? where id = ?", person, id);
    }

    void passed(UUID id, Instant nextDay) {
        database.update("update rebuild set day = ? where id = ?", nextDay, id);
    }

    void enter(UUID id, String phase) {
        database.update("update rebuild set phase = ? where id = ?", phase, id);
    }

    void end(UUID id) {
        database.update(
                "update rebuild set phase = 'done', state = 'completed', ended_at = ? where id = ?",
                clock.instant(),
                id);
    }

    private static Progress progress(Row row) throws SQLException {
        return new Progress(
                row.id("id"),
                row.text("brand"),
                row.flag("replacing"),
                row.text("state"),
                row.text("phase"),
                row.text("asked_by"),
                row.instant("started_at"),
                row.instantOrNull("ended_at"));
    }
}
