package io.heartline.ingestion.interaction;

import io.heartline.platform.database.Database;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Deletes texts, and whatever else a customer's words stand in, when the retention of their source has ended. Ratings,
 * places and what was scored stay, and nothing is published.
 */
@ApplicationScoped
class TextRetention {
    static final int AT_ONCE_MAX = 1_000;

    private static final String EXPIRE = """
            update interaction i
            set text = null, text_original = null, question = null, attributes = '{}', attributes_original = null,
                text_expired_at = ?
            where i.id in (
              select old.id from source s join interaction old on old.brand = s.brand and old.source = s.slug
              where s.retention_days is not null and old.received_at < ?::timestamptz - make_interval(days => s.retention_days)
                and (old.text is not null or old.question is not null or old.attributes <> '{}'
                     or old.attributes_original is not null)
              order by old.id limit ? for update of old skip locked)""";

    private final Database database;
    private final Clock clock;

    TextRetention(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        long expired = 0;
        int page;
        do {
            page = QuarkusTransaction.requiringNew().call(this::expire);
            expired += page;
        } while (page == AT_ONCE_MAX);
        if (expired > 0) {
            Log.infof("Texts came to the end of their retention, count=%d", expired);
        }
    }

    /** Deletes some texts in the caller's transaction; how many. */
    int expire() {
        var now = clock.instant();
        return database.update(EXPIRE, now, now, AT_ONCE_MAX);
    }
}
