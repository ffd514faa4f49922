package io.heartline.metrics.subscription;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import io.heartline.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of subscriptions. */
@ApplicationScoped
class SubscriptionStore {
    /** So many subscriptions there may be. */
    static final int SUBSCRIPTIONS_MAX = 50;

    private static final String COUNT = "select count(*) as n from subscription";
    private static final String ADD = """
            insert into subscription (id, name, url, secret, brands, created_at) values (?, ?, ?, ?, ?, ?)
            on conflict (name) do nothing""";

    // Who may see only some brands manages the subscriptions to those alone
    private static final String LIST = """
            select *, (select count(*) from subscription_news where subscription = subscription.id) as waiting
            from subscription where id > ? and (?::text[] is null or brands <@ ?) order by id limit ?""";
    private static final String DELETE = "delete from subscription where id = ? and (?::text[] is null or brands <@ ?)";

    private final Database database;

    SubscriptionStore(Database database) {
        this.database = database;
    }

    /**
     * A subscription.
     *
     * @param brands null for every brand
     * @param waiting how many customers it has news of to come
     */
    record Subscription(
            UUID id,
            String name,
            String url,
            @Nullable List<String> brands,
            boolean enabled,
            @Nullable String disabledWhy,
            @Nullable String lastOutcome,
            @Nullable Instant lastAt,
            Instant createdAt,
            long waiting) {}

    /**
     * Adds a subscription, in the caller's transaction.
     *
     * @param secret closed
     * @throws Conflict if there are too many, or the name is taken
     */
    void add(UUID id, String name, URI url, byte[] secret, String @Nullable [] brands, Instant now) {
        database.query("select pg_advisory_xact_lock(hashtext('heartline_subscription'))", row -> true);
        if (database.query(COUNT, row -> row.number("n")).getFirst() >= SUBSCRIPTIONS_MAX) {
            throw new Conflict(
                    "too-many-subscriptions", "There are " + SUBSCRIPTIONS_MAX + " subscriptions, which is the most.");
        }
        if (database.update(ADD, id, name, url.toString(), secret, brands, now) == 0) {
            throw new Conflict("name-taken", "Another subscription has this name.");
        }
    }

    List<Subscription> list(UUID after, String @Nullable [] visible, int limit) {
        return database.query(LIST, SubscriptionStore::subscription, after, visible, visible, limit);
    }

    boolean delete(UUID id, String @Nullable [] visible) {
        return database.update(DELETE, id, visible, visible) > 0;
    }

    private static Subscription subscription(Row row) throws SQLException {
        return new Subscription(
                row.id("id"),
                row.text("name"),
                row.text("url"),
                row.textsOrNull("brands"),
                row.flag("enabled"),
                row.textOrNull("disabled_why"),
                row.textOrNull("last_outcome"),
                row.instantOrNull("last_at"),
                row.instant("created_at"),
                row.number("waiting"));
    }
}
