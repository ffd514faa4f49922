package io.heartline.alerting.privacy;

import io.heartline.platform.database.Database;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Who was erased. Everything runs in the caller's transaction. */
@ApplicationScoped
public class Erasures {
    /** Whoever remembers shares it, whoever erases has it alone: nothing slips in while its customer is erased. */
    private static final String SHARE = "select pg_advisory_xact_lock_shared(hashtext('heartline.alerting.erasure'))";

    private static final String EXCLUDE = "select pg_advisory_xact_lock(hashtext('heartline.alerting.erasure'))";
    private static final String ERASED = "select customer_id from erased_customer where customer_id = any (?)";
    private static final String REMEMBER = """
            insert into erased_customer (customer_id, erasure_id, erased_at)
            select id, ?, ? from unnest(?::uuid[]) as id order by id
            on conflict (customer_id) do nothing""";

    private final Database database;

    Erasures(Database database) {
        this.database = database;
    }

    /** The events of a batch whose customers were not erased; none of them is until the transaction ends. */
    public <T> List<T> spare(List<Received<T>> batch, Function<T, UUID> customer) {
        var events = batch.stream().map(Received::event).toList();
        var erased = erased(events.stream().map(customer).distinct().toList());
        return erased.isEmpty()
                ? events
                : events.stream()
                        .filter(event -> !erased.contains(customer.apply(event)))
                        .toList();
    }

    /**
     * Makes sure that a customer was not erased, and is not until the transaction ends.
     *
     * @throws Conflict if the customer was
     */
    public void refuse(UUID customerId) {
        if (!erased(List.of(customerId)).isEmpty()) {
            throw new Conflict("customer-erased", "The customer " + customerId + " was erased.");
        }
    }

    /** Nobody is erased until the transaction ends: for what reads of customers and then writes of them. */
    public void holdOff() {
        database.query(SHARE, row -> true);
    }

    private Set<UUID> erased(List<UUID> customerIds) {
        database.query(SHARE, row -> true);
        return new HashSet<>(
                database.query(ERASED, row -> row.getObject(1, UUID.class), (Object) customerIds.toArray(UUID[]::new)));
    }

    /** Waits for whoever remembers something, and keeps these customers from being remembered again. */
    void remember(UUID erasureId, List<UUID> customerIds, Instant at) {
        database.query(EXCLUDE, row -> true);
        database.update(REMEMBER, erasureId, at, customerIds.toArray(UUID[]::new));
    }
}
