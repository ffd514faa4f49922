package io.heartline.metrics.erasure;

import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.metrics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The ids of erased customers: asked before anything is entered, so that no replay and no late event revives anybody. */
@ApplicationScoped
public class ErasedCustomers {
    /** Whoever enters shares it, whoever erases has it alone: nothing slips in while its customer is erased. */
    private static final String SHARE =
            "select pg_advisory_xact_lock_shared(hashtextextended('heartline.metrics.erasure', 0)) is null as taken";

    private static final String EXCLUDE =
            "select pg_advisory_xact_lock(hashtextextended('heartline.metrics.erasure', 0)) is null as taken";
    private static final String AMONG = "select customer_id from erased_customer where customer_id = any(?)";
    private static final String ADD = """
            insert into erased_customer (customer_id, erasure_id, erased_at)
            select id, ?, ? from unnest(?) as erased (id) order by id
            on conflict do nothing""";

    private final Database database;

    ErasedCustomers(Database database) {
        this.database = database;
    }

    /** Those of these customers who were erased; nobody else is until the caller's transaction ends. */
    public Set<UUID> among(Collection<UUID> customerIds) {
        database.query(SHARE, row -> row.flag("taken"));
        return new HashSet<>(database.query(AMONG, row -> row.id("customer_id"), ids(customerIds)));
    }

    /** Remembers customers as erased, and keeps everybody from entering anything until the caller's transaction ends. */
    public void add(UUID erasureId, Collection<UUID> customerIds, Instant at) {
        database.query(EXCLUDE, row -> row.flag("taken"));
        database.update(ADD, erasureId, at, ids(customerIds));
    }
}
