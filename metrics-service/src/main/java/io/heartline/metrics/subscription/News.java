package io.heartline.metrics.subscription;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table of news that wait, and who waits for them. */
@ApplicationScoped
class News {
    private static final String WAITING = """
            select id, url, secret from subscription
            where enabled and exists (select 1 from subscription_news where subscription = id and next_attempt_at <= ?
                and (leased_until is null or leased_until <= ?))""";

    // A lease that ran out belongs to a worker that died: the news are due again.
    private static final String CLAIM = """
            update subscription_news set leased_until = ?
            where (subscription, customer_id) in (
                select subscription, customer_id from subscription_news
                where subscription = ? and next_attempt_at <= ? and (leased_until is null or leased_until <= ?)
                order by next_attempt_at, customer_id limit ? for update skip locked)
            returning subscription, customer_id, revision, erased, body, step""";
    private static final String DONE = """
            delete from subscription_news where subscription = ? and customer_id = ? and revision = ? and erased = ?""";

    // News that came meanwhile are due at once
    private static final String NEWER = """
            update subscription_news set leased_until = null, step = 0, next_attempt_at = ?
            where subscription = ? and customer_id = ?""";
    private static final String LATER = """
            update subscription_news set leased_until = null, step = step + 1, next_attempt_at = ?
            where subscription = ? and customer_id = ?""";
    private static final String GIVE_UP =
            "delete from subscription_news where subscription = ? and customer_id = ? and erased";
    private static final String OUTCOME = "update subscription set last_outcome = ?, last_at = ? where id = ?";
    private static final String DISABLE =
            "update subscription set enabled = false, disabled_why = ? where id = ? and enabled";

    private final Database database;

    News(Database database) {
        this.database = database;
    }

    /** A subscription that something waits for; the secret is closed. */
    record Waiting(UUID id, URI url, byte[] secret) {}

    /**
     * Something to be told, which belongs to this worker until its lease ends.
     *
     * @param step how many attempts have failed
     */
    record Claimed(UUID subscription, UUID customerId, long revision, boolean erased, String body, int step) {
        /** The same for every repetition of these news. */
        String messageId() {
            return "msg_" + subscription + "_" + customerId + "_" + (erased ? "erased" : revision);
        }
    }

    List<Waiting> waiting(Instant now) {
        return database.query(
                WAITING, row -> new Waiting(row.id("id"), URI.create(row.text("url")), row.bytes("secret")), now, now);
    }

    List<Claimed> claim(UUID subscription, Instant now, Instant until, int limit) {
        return database.query(CLAIM, News::claimed, until, subscription, now, now, limit);
    }

    void done(Claimed claimed, Instant now) {
        if (database.update(DONE, claimed.subscription(), claimed.customerId(), claimed.revision(), claimed.erased())
                == 0) {
            database.update(NEWER, now, claimed.subscription(), claimed.customerId());
        }
    }

    void later(Claimed claimed, Instant at) {
        database.update(LATER, at, claimed.subscription(), claimed.customerId());
    }

    /** Tells no more of a customer who is erased. */
    void giveUp(Claimed claimed) {
        database.update(GIVE_UP, claimed.subscription(), claimed.customerId());
    }

    void outcome(UUID subscription, String words, Instant now) {
        database.update(OUTCOME, words, now, subscription);
    }

    void disable(UUID subscription, String why) {
        database.update(DISABLE, why, subscription);
        database.update("delete from subscription_news where subscription = ?", subscription);
    }

    private static Claimed claimed(Row row) throws SQLException {
        return new Claimed(
                row.id("subscription"),
                row.id("customer_id"),
                row.number("revision"),
                row.flag("erased"),
                row.text("body"),
                row.count("step"));
    }
}
