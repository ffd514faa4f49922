package io.heartline.alerting.identity;

import io.heartline.alerting.privacy.Holding;
import io.heartline.alerting.privacy.Rows;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which ids a person has. */
@ApplicationScoped
class IdentityHolding implements Holding {
    private static final String EXPORT = """
            select customer_id, canonical_id, brand, revision, at from customer_identity
            where customer_id = any (?) and (?::text[] is null or brand = any (?))
            order by customer_id""";

    private final Database database;
    private final Rows rows;

    IdentityHolding(Database database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public long forget(List<UUID> customerIds) {
        return database.update(
                "delete from customer_identity where customer_id = any (?)", (Object) customerIds.toArray(UUID[]::new));
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> export(List<UUID> customerIds, Brands brands) {
        return Map.of("identities", rows.of(EXPORT, customerIds, brands));
    }
}
