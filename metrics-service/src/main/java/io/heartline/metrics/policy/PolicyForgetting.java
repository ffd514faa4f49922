package io.heartline.metrics.policy;

import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.metrics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** What dry runs keep of customers. */
@ApplicationScoped
public class PolicyForgetting {
    private final Database database;

    PolicyForgetting(Database database) {
        this.database = database;
    }

    /**
     * Deletes what is kept of these customers, in the caller's transaction; counts stay, which are nobody's.
     *
     * @return how many rows
     */
    public int forget(Collection<UUID> customerIds) {
        return database.update("delete from dry_run_change where customer_id = any(?)", ids(customerIds));
    }
}
