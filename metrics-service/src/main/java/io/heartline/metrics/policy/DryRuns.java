package io.heartline.metrics.policy;

import io.heartline.contracts.Ids;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import io.heartline.metrics.ledger.Policies;
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

/** The books as another policy would make them, beside the books as they are; stored, and read as often as one likes. */
@ApplicationScoped
class DryRuns {
    /** So many of the largest changes of a brand are kept. */
    static final int CHANGES_MAX = 50;

    /** So many finished runs are kept; the oldest goes. */
    static final int KEPT_MAX = 20;

    private static final String RUNNING = "select 1 as one from dry_run where state = 'running'";
    private static final String START = """
            insert into dry_run (id, policy, against, state, at, asked_by) values (?, ?, ?, 'running', ?, ?)""";
    private static final String TIDY = """
            delete from dry_run where id in (
                select id from dry_run where state = 'completed' order by at desc offset ?)""";
    private static final String LATEST = "select * from dry_run where policy = ? order by at desc limit 1";
    private static final String SEGMENTS = """
            select * from dry_run_segment where dry_run = ? and (?::text[] is null or brand = any(?))
            order by brand, segment""";
    private static final String CHANGES = """
            select * from dry_run_change where dry_run = ? and (?::text[] is null or brand = any(?))
            order by abs(after - before) desc, customer_id limit ?""";

    private final Database database;
    private final Policies policies;
    private final Clock clock;

    DryRuns(Database database, Policies policies, Clock clock) {
        this.database = database;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * A run.
     *
     * @param against the policy in force when it began
     * @param at the instant at which balances are compared
     * @param computedAt absent while it runs
     */
    record Run(
            UUID id,
            int policy,
            int against,
            String state,
            Instant at,
            String askedBy,
            @Nullable Instant computedAt) {}

    /**
     * What the policy would do to the persons of a brand who are in a segment.
     *
     * @param segment the segment they are in; {@code none} of whom nothing was published
     * @param before the sum of their balances now, in units
     * @param after that of their balances under the policy
     * @param fellBelow0 how many are at or above 0 now and would be below
     * @param roseAbove0 how many are below 0 now and would be at or above
     */
    public record SegmentChange(
            String brand,
            String segment,
            long persons,
            double before,
            double after,
            long fellBelow0,
            long roseAbove0) {}

    /** What the policy would do to one person; balances in units. */
    public record PersonChange(UUID customerId, String brand, double before, double after) {}

    /**
     * Has a version tried out, in the caller's transaction.
     *
     * @throws Conflict if a run is under way
     */
    Run start(int version, String askedBy) {
        int against = policies.takeInForce(); // one after the other
        if (!database.query(RUNNING, row -> true).isEmpty()) {
            throw new Conflict("dry-run-running", "Another dry run is under way; ask again when it has ended.");
        }
        var run = new Run(Ids.next(), version, against, "running", clock.instant(), askedBy, null);
        database.update(TIDY, KEPT_MAX - 1);
        database.update(START, run.id(), version, against, run.at(), askedBy);
        return run;
    }

    /** The latest run of a version. */
    Optional<Run> latest(int version) {
        return database.query(LATEST, DryRuns::run, version).stream().findFirst();
    }

    List<SegmentChange> segments(UUID run, Brands brands) {
        return database.query(
                SEGMENTS,
                row -> new SegmentChange(
                        row.text("brand"),
                        row.text("segment"),
                        row.number("persons"),
                        row.decimal("before"),
                        row.decimal("after"),
                        row.number("fell_below_0"),
                        row.number("rose_above_0")),
                run,
                brands.forSql(),
                brands.forSql());
    }

    /** The largest changes first, at most {@link #CHANGES_MAX}. */
    List<PersonChange> changes(UUID run, Brands brands) {
        return database.query(
                CHANGES,
                row -> new PersonChange(
                        row.id("customer_id"), row.text("brand"), row.decimal("before"), row.decimal("after")),
                run,
                brands.forSql(),
                brands.forSql(),
                CHANGES_MAX);
    }

    private static Run run(Row row) throws SQLException {
        return new Run(
                row.id("id"),
                row.count("policy"),
                row.count("against"),
                row.text("state"),
                row.instant("at"),
                row.text("asked_by"),
                row.instantOrNull("computed_at"));
    }
}
