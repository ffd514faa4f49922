package io.heartline.alerting.outreach;

import io.heartline.platform.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Sends what was approved when the contact policy did not let it out, on one instance at a time. */
@ApplicationScoped
class PostponedOutreach {
    private static final int SENT_MAX = 100;

    private final OutreachRepository outreaches;
    private final Sending sending;
    private final Database database;
    private final Clock clock;

    PostponedOutreach(OutreachRepository outreaches, Sending sending, Database database, Clock clock) {
        this.outreaches = outreaches;
        this.sending = sending;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10s", delayed = "5s")
    @Transactional
    void pass() {
        if (database.tryLock("outreach-postponed")) {
            outreaches.postponedUntil(clock.instant(), SENT_MAX).forEach(sending::send);
        }
    }
}
