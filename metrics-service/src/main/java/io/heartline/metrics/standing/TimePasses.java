package io.heartline.metrics.standing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes segments that midnight has changed; of several instances, each takes persons that no other holds. */
@ApplicationScoped
class TimePasses {
    private final Standings standings;

    TimePasses(Standings standings) {
        this.standings = standings;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        while (QuarkusTransaction.requiringNew().call(standings::refreshDue)) {
            // each round is a transaction of its own
        }
    }
}
