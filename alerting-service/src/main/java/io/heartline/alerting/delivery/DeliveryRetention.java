package io.heartline.alerting.delivery;

import io.heartline.platform.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Forgets what was settled long ago. */
@ApplicationScoped
class DeliveryRetention {
    private final Database database;
    private final DeliveryConfig config;
    private final Clock clock;

    DeliveryRetention(Database database, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void forget() {
        database.update(
                "delete from delivery where settled_at < ?", clock.instant().minus(config.retention()));
        database.update("delete from receiver_pace where receiver_id not in (select id from receiver)");
    }
}
