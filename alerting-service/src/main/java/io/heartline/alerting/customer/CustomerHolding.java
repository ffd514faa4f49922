package io.heartline.alerting.customer;

import io.heartline.alerting.privacy.Holding;
import io.heartline.alerting.privacy.Rows;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What customers expressed, and how they are addressed. */
@ApplicationScoped
class CustomerHolding implements Holding {
    private static final String HEARD = """
            select interaction_id, customer_id, brand, product, touchpoint, language, emotion, negative, valence_micros,
                   aspects::json as aspects, stirred::json as stirred, occurred_at
            from heard
            where customer_id = any (?) and (?::text[] is null or brand = any (?))
            order by occurred_at, interaction_id""";
    private static final String MANNERS = """
            select customer_id, brand, spoken_language, spoken_at, profile_language, time_zone, profile_at from manner
            where customer_id = any (?) and (?::text[] is null or brand = any (?))
            order by customer_id""";
    private static final String STANDINGS = """
            select customer_id, brand, revision, segment, value_tier, vip, balance, churn_risk, at from known_standing
            where customer_id = any (?) and (?::text[] is null or brand = any (?))
            order by customer_id""";

    private final Database database;
    private final Rows rows;

    CustomerHolding(Database database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public long forget(List<UUID> customerIds) {
        Object ids = customerIds.toArray(UUID[]::new);
        long rows = database.update("delete from heard where customer_id = any (?)", ids);
        rows += database.update("delete from manner where customer_id = any (?)", ids);
        rows += database.update("delete from known_standing where customer_id = any (?)", ids);
        return rows;
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> export(List<UUID> customerIds, Brands brands) {
        return Map.of(
                "heard", rows.of(HEARD, customerIds, brands),
                "manners", rows.of(MANNERS, customerIds, brands),
                "knownStandings", rows.of(STANDINGS, customerIds, brands));
    }
}
