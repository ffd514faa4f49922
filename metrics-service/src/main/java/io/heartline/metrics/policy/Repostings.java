package io.heartline.metrics.policy;

import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import io.heartline.metrics.database.Stillness;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.evidence.Recorded;
import io.heartline.metrics.ledger.Entry;
import io.heartline.metrics.ledger.Ledger;
import io.heartline.metrics.ledger.Policies;
import io.heartline.metrics.standing.Standings;
import io.heartline.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts a version of the policy into force: what arrives from then on is posted by it, and what stands is reversed and
 * entered again, some customers in a transaction. Where an instance stops, another goes on.
 */
@ApplicationScoped
class Repostings {
    private static final String START = """
            insert into reposting (version, state, asked_by, started_at) values (?, 'running', ?, ?)""";
    private static final String HOLD = "select version from reposting where state = 'running' for update";
    private static final String SUPERSEDE =
            "update reposting set state = 'superseded', ended_at = ? where state = 'running'";
    private static final String FIND = "select * from reposting where version = ?";
    private static final String CLAIM =
            "select version, after_id from reposting where state = 'running' for update skip locked";
    private static final String CUSTOMERS =
            "select customer_id from customer where customer_id > ? order by customer_id limit ?";
    private static final String ADVANCE = """
            update reposting set after_id = ?, customers = customers + ?, reversed = reversed + ?, posted = posted + ?
            where version = ?""";
    private static final String END = "update reposting set state = 'completed', ended_at = ? where version = ?";

    private final Database database;
    private final Policies policies;
    private final Customers customers;
    private final Pieces pieces;
    private final Ledger ledger;
    private final Standings standings;
    private final Stillness stillness;
    private final Clock clock;

    Repostings(
            Database database,
            Policies policies,
            Customers customers,
            Pieces pieces,
            Ledger ledger,
            Standings standings,
            Stillness stillness,
            Clock clock) {
        this.database = database;
        this.policies = policies;
        this.customers = customers;
        this.pieces = pieces;
        this.ledger = ledger;
        this.standings = standings;
        this.stillness = stillness;
        this.clock = clock;
    }

    /**
     * How far the books are that are entered again.
     *
     * @param state running, completed, or superseded by a higher version
     * @param customers of how many the books were gone through
     * @param reversed how many entries were reversed
     * @param posted how many were entered in their place
     */
    record Progress(
            String state,
            long customers,
            long reversed,
            long posted,
            String askedBy,
            Instant startedAt,
            @Nullable Instant endedAt) {}

    private record Claimed(int version, UUID afterId) {}

    /**
     * Puts a version into force, in the caller's transaction.
     *
     * @throws Conflict if it is not higher than the one in force: entries are named by the version, so that none can come
     *     back
     */
    void start(int version, String askedBy) {
        // First what advance() takes first: otherwise each might wait for the other.
        database.query(HOLD, row -> true);
        int inForce = policies.takeInForce();
        if (version <= inForce) {
            throw new Conflict(
                    "policy-not-newer",
                    "Policy " + inForce + " is in force: only a higher version can follow it. Make a new version.");
        }
        policies.putInForce(version);
        database.update(SUPERSEDE, clock.instant());
        database.update(START, version, askedBy, clock.instant());
    }

    Optional<Progress> progress(int version) {
        return database.query(FIND, Repostings::progress, version).stream().findFirst();
    }

    /**
     * Enters the books of the next customers again, in the caller's transaction.
     *
     * @return how many customers; 0 if there are none left or another instance is at it
     */
    int advance(int customersMax) {
        var running = database.query(CLAIM, row -> new Claimed(row.count("version"), row.id("after_id")));
        if (running.isEmpty()) {
            return 0;
        }
        var claimed = running.getFirst();
        var next = database.query(CUSTOMERS, row -> row.id("customer_id"), claimed.afterId(), customersMax);
        if (next.isEmpty()) {
            database.update(END, clock.instant(), claimed.version());
            return 0;
        }
        var posted = repost(next);
        long reversed =
                posted.stream().filter(entry -> entry.reverses() != null).count();
        database.update(ADVANCE, next.getLast(), next.size(), reversed, posted.size() - reversed, claimed.version());
        return next.size();
    }

    private List<Entry> repost(List<UUID> customerIds) {
        stillness.share();
        var persons = customers.holdPersons(customerIds);
        standings.hold(Set.copyOf(persons.values()));
        var postings = ledger.repost(pieces.winners(customerIds), clock.instant());
        pieces.record(postings.winners());
        standings.refresh(Standings.changes(
                persons, postings.winners().stream().map(Recorded::piece).toList(), postings.entries()));
        return postings.entries();
    }

    private static Progress progress(Row row) throws SQLException {
        return new Progress(
                row.text("state"),
                row.number("customers"),
                row.number("reversed"),
                row.number("posted"),
                row.text("asked_by"),
                row.instant("started_at"),
                row.instantOrNull("ended_at"));
    }
}
