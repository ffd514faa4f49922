package io.heartline.metrics.retention;

import io.heartline.metrics.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Computes every brand once a day; of several instances one does. */
@ApplicationScoped
class RetentionRuns {
    private static final int TIMEOUT_SECONDS = 600;
    private static final String ALONE =
            "select pg_try_advisory_xact_lock(hashtextextended('heartline.metrics.retention', 0)) as taken";

    private final Retentions retentions;
    private final Database database;
    private final RetentionConfig config;
    private final Clock clock;

    RetentionRuns(Retentions retentions, Database database, RetentionConfig config, Clock clock) {
        this.retentions = retentions;
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "15m", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (!config.daily()) {
            return;
        }
        for (var brand : retentions.due(clock.instant().truncatedTo(ChronoUnit.DAYS))) {
            QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).run(() -> {
                if (database.query(ALONE, row -> row.flag("taken")).getFirst()) {
                    retentions.compute(brand, clock);
                }
            });
        }
    }
}
