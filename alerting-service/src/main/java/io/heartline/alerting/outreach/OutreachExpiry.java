package io.heartline.alerting.outreach;

import io.heartline.alerting.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends what nobody decided on, on one instance at a time. */
@ApplicationScoped
class OutreachExpiry {
    private final Outreaches outreaches;
    private final Database database;

    OutreachExpiry(Outreaches outreaches, Database database) {
        this.outreaches = outreaches;
        this.database = database;
    }

    @Scheduled(every = "1m", delayed = "1m")
    @Transactional
    void pass() {
        if (database.tryLock("outreach-expiry")) {
            outreaches.expire();
        }
    }
}
