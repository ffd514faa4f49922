package io.heartline.alerting.rule;

import io.heartline.alerting.privacy.Holding;
import io.heartline.alerting.privacy.Rows;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the drift rule stands with customers. */
@ApplicationScoped
class DriftHolding implements Holding {
    private static final String EXPORT = """
            select customer_id, brand, revision, armed, shift_seen, harmed_at, updated_at from drift_state
            where customer_id = any (?) and (?::text[] is null or brand = any (?))
            order by customer_id""";

    private final Database database;
    private final Rows rows;

    DriftHolding(Database database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public long forget(List<UUID> customerIds) {
        return database.update(
                "delete from drift_state where customer_id = any (?)", (Object) customerIds.toArray(UUID[]::new));
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> export(List<UUID> customerIds, Brands brands) {
        return Map.of("driftStates", rows.of(EXPORT, customerIds, brands));
    }
}
