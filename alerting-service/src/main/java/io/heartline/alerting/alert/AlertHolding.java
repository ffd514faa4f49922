package io.heartline.alerting.alert;

import io.heartline.alerting.customer.Customers;
import io.heartline.alerting.delivery.Deliveries;
import io.heartline.alerting.oncall.Escalations;
import io.heartline.alerting.privacy.Holding;
import io.heartline.alerting.privacy.Rows;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts about customers, and what customers gave as evidence of crises; before what they expressed is forgotten. */
@ApplicationScoped
@Priority(100)
class AlertHolding implements Holding {
    private static final String EXPORT = """
            select id, kind, status, severity, brand, customer_id, title, explanation::json as explanation, causes,
                   fired_at, acknowledged_at, resolved_at, resolution
            from alert
            where customer_id = any (?) and (?::text[] is null or brand = any (?))
            order by fired_at, id""";

    private final Database database;
    private final Customers customers;
    private final Deliveries deliveries;
    private final Escalations escalations;
    private final Rows rows;

    AlertHolding(Database database, Customers customers, Deliveries deliveries, Escalations escalations, Rows rows) {
        this.database = database;
        this.customers = customers;
        this.deliveries = deliveries;
        this.escalations = escalations;
        this.rows = rows;
    }

    @Override
    public long forget(List<UUID> customerIds) {
        Object ids = customerIds.toArray(UUID[]::new);
        var alerts = database.query(
                "select id from alert where customer_id = any (?)", row -> row.getObject(1, UUID.class), ids);
        var expressed = customers.interactions(customerIds);
        long rows = deliveries.forget(alerts);
        rows += database.update(
                "delete from alert_evidence where cause_id = any (?)", (Object) expressed.toArray(UUID[]::new));
        alerts.forEach(escalations::stop);
        rows += database.update("delete from alert where customer_id = any (?)", ids);
        return rows;
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> export(List<UUID> customerIds, Brands brands) {
        return Map.of("alerts", rows.of(EXPORT, customerIds, brands));
    }
}
