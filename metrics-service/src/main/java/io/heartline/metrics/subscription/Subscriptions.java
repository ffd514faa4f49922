package io.heartline.metrics.subscription;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.CustomerStanding;
import io.heartline.metrics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Hands news of customers in for whoever subscribed to them. */
@ApplicationScoped
public class Subscriptions {
    private static final String ANY = "select 1 as one from subscription where enabled limit 1";

    // What waits for a retry goes on waiting: a receiver that is away is not asked more often because there is news.
    private static final String TELL = """
            insert into subscription_news as known
                (subscription, customer_id, brand, revision, erased, body, next_attempt_at)
            select subscription.id, customer_id, brand, revision, false, body, ?
            from unnest(?, ?, ?, ?) as news (customer_id, brand, revision, body)
            join subscription on enabled and (brands is null or brand = any(brands))
            order by subscription.id, customer_id
            on conflict (subscription, customer_id) do update set revision = excluded.revision, body = excluded.body
                where not known.erased and known.revision < excluded.revision""";
    private static final String FORGET = "delete from subscription_news where customer_id = any(?) and not erased";
    private static final String ERASED = """
            insert into subscription_news (subscription, customer_id, brand, revision, erased, body, next_attempt_at)
            select subscription.id, customer_id, customer.brand, 0, true,
                json_build_object('type', 'customer.erased', 'timestamp', ?::text,
                    'data', json_build_object('customerId', customer_id))::text, ?
            from customer join subscription on enabled and (brands is null or customer.brand = any(brands))
            where customer_id = any(?) order by subscription.id, customer_id
            on conflict do nothing""";

    private final Database database;
    private final ObjectMapper json;

    Subscriptions(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Hands in how relationships stand now, in the caller's transaction. */
    public void tell(List<CustomerStanding> standings, Instant now) {
        if (standings.isEmpty() || nobodyListens()) {
            return;
        }
        database.update(
                TELL,
                now,
                column("uuid", standings, CustomerStanding::customerId),
                column("text", standings, CustomerStanding::brand),
                column("int8", standings, CustomerStanding::revision),
                column("text", standings, standing -> body(standing, now)));
    }

    /**
     * Deletes news of customers who are erased, and hands in that they are, so that whoever was told of them forgets
     * them, too. The customers' rows are still there.
     *
     * @return how many rows
     */
    public int forget(Collection<UUID> customerIds, Instant now) {
        int rows = database.update(FORGET, ids(customerIds));
        if (!nobodyListens()) {
            database.update(ERASED, now.toString(), now, ids(customerIds));
        }
        return rows;
    }

    private boolean nobodyListens() {
        return database.query(ANY, row -> true).isEmpty();
    }

    private String body(CustomerStanding standing, Instant now) {
        try {
            return json.writeValueAsString(Map.of("type", "customer.standing", "timestamp", now, "data", standing));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a standing cannot be written as JSON", e);
        }
    }
}
