package io.heartline.alerting.contactpolicy;

import io.heartline.platform.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Forgets what no policy can look back on any more. */
@ApplicationScoped
class ContactRetention {
    private final Database database;
    private final Duration keep;
    private final Clock clock;

    ContactRetention(Database database, ContactConfig config, Clock clock) {
        var least = Duration.ofDays(Gap.DAYS_MAX + 2);
        this.database = database;
        this.keep = config.keep().compareTo(least) < 0 ? least : config.keep();
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "7m")
    @Transactional
    void forget() {
        var before = clock.instant().minus(keep);
        database.update("delete from contact_decision where decided_at < ?", before);
        database.update("delete from other_contact where at < ?", before);
        database.update("delete from complaint where at < ?", before);
    }
}
