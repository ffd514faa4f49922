package io.heartline.metrics.indicator;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.contracts.CustomerEvent;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Micros;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.UUID;

/** The table of what customers bought, cancelled and got back, and whom they brought. */
@ApplicationScoped
class TradeStore {
    private static final String INSERT = """
            insert into trade (event_id, brand, customer_id, type, occurred_at, amount_micros, currency,
                referred_customer_id)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000");

    private final Database database;

    TradeStore(Database database) {
        this.database = database;
    }

    /** Puts events in the place of those of these ids. */
    void replace(Collection<UUID> replaced, Collection<CustomerEvent> now) {
        if (!replaced.isEmpty()) {
            database.update("delete from trade where event_id = any(?)", ids(replaced));
        }
        if (!now.isEmpty()) {
            database.update(
                    INSERT,
                    column("uuid", now, CustomerEvent::id),
                    column("text", now, CustomerEvent::brand),
                    column("uuid", now, CustomerEvent::customerId),
                    column("text", now, event -> event.type().value()),
                    column("timestamptz", now, CustomerEvent::occurredAt),
                    column("int8", now, event -> event.amount() == null ? null : (Long) amountMicros(event)),
                    column("text", now, CustomerEvent::currency),
                    column("uuid", now, CustomerEvent::referredCustomerId));
        }
    }

    /** How much money an event is about, whichever way it went, in 10⁻⁶; at most a billion, 0 if it is about none. */
    static long amountMicros(CustomerEvent event) {
        return event.amount() == null
                ? 0
                : Micros.of(event.amount().abs().min(AMOUNT_MAX).setScale(6, RoundingMode.HALF_EVEN));
    }

    /** Deletes all of these customers, and who brought them. */
    int forget(Collection<UUID> customerIds) {
        database.update(
                "update trade set referred_customer_id = null where referred_customer_id = any(?)", ids(customerIds));
        return database.update("delete from trade where customer_id = any(?)", ids(customerIds));
    }
}
