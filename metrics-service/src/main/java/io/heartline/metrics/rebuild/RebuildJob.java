package io.heartline.metrics.rebuild;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries on the rebuild that runs; of several instances one at a time, and what one leaves another takes up. */
@ApplicationScoped
class RebuildJob {
    private final Rebuilding rebuilding;

    RebuildJob(Rebuilding rebuilding) {
        this.rebuilding = rebuilding;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void goOn() {
        while (QuarkusTransaction.requiringNew().call(rebuilding::advance)) {
            // each step is a transaction of its own, and others get their turn between them
        }
    }
}
