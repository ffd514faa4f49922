package io.heartline.alerting.outreach;

import io.heartline.contracts.OutreachStatus;
import io.heartline.platform.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ends what is over, on one instance at a time: proposals that nobody decided on expire, members of the control arm are
 * closed, and so is what was answered, or was not in time.
 */
@ApplicationScoped
class OutreachExpiry {
    private static final int EXPIRED_MAX = 500;

    private final OutreachRepository outreaches;
    private final OutreachLog log;
    private final Database database;
    private final OutreachConfig config;
    private final Clock clock;

    OutreachExpiry(
            OutreachRepository outreaches, OutreachLog log, Database database, OutreachConfig config, Clock clock) {
        this.outreaches = outreaches;
        this.log = log;
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "30s", delayed = "5s")
    @Transactional
    void pass() {
        if (!database.tryLock("outreach-expiry")) {
            return;
        }
        var now = clock.instant();
        close(OutreachStatus.DELIVERED, now.minus(config.answerWindow()), "not answered in time");
        close(OutreachStatus.ANSWERED, now.minus(config.annoyanceWindow()), null);
        close(OutreachStatus.FAILED, now.minus(config.life()), "not delivered");
        var before = now.minus(config.life());
        for (var outreach : outreaches.waitingSince(before, EXPIRED_MAX)) {
            var next = switch (outreach.arm()) {
                case CONTROL -> OutreachStatus.CLOSED;
                case TREATMENT -> OutreachStatus.EXPIRED;
            };
            if (Steps.follows(outreach.status(), next)) {
                log.step(outreach, next, OutreachLog.BY_ITSELF, "nobody decided in time");
            }
        }
    }

    private void close(OutreachStatus status, Instant before, @Nullable String why) {
        outreaches
                .endedBefore(status, before, EXPIRED_MAX)
                .forEach(outreach -> log.step(outreach, OutreachStatus.CLOSED, OutreachLog.BY_ITSELF, why));
    }
}
