package io.heartline.ingestion.delivery;

import io.heartline.platform.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Deletes payloads when their time is over, and later the memory that they ever came. */
@ApplicationScoped
class DeliveryHousekeeping {
    private static final String EMPTY = """
            update raw_delivery d set payload = null, customer_ids = '{}'
            from source s
            where s.id = d.source_id and d.state = 'DONE' and d.payload is not null
              and (d.processed_at < ? or d.processed_at < ?::timestamptz - s.retention_days * interval '1 day')""";
    private static final String DROP = """
            delete from raw_delivery d using source s
            where s.id = d.source_id and d.state = 'REJECTED'
              and (d.processed_at < ? or d.processed_at < ?::timestamptz - s.retention_days * interval '1 day')""";
    private static final String FORGET = "delete from raw_delivery where state = 'DONE' and processed_at < ?";

    private final Database database;
    private final DeliveryConfig config;
    private final Clock clock;

    DeliveryHousekeeping(Database database, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void clean() {
        var now = clock.instant();
        database.update(EMPTY, now.minus(config.retention()), now);
        database.update(DROP, now.minus(config.rejectedRetention()), now);
        database.update(FORGET, now.minus(config.memory()));
    }
}
