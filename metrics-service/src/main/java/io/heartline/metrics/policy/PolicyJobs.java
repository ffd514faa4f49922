package io.heartline.metrics.policy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntSupplier;

/** Goes through all books, a few customers a second; of several instances one at a time. */
@ApplicationScoped
class PolicyJobs {
    private static final int CUSTOMERS_AT_ONCE_MAX = 200;

    private final Repostings repostings;
    private final DryRunning dryRuns;
    private final PolicyConfig config;

    PolicyJobs(Repostings repostings, DryRunning dryRuns, PolicyConfig config) {
        this.repostings = repostings;
        this.dryRuns = dryRuns;
        this.config = config;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void repost() {
        goOn(() -> repostings.advance(Math.min(CUSTOMERS_AT_ONCE_MAX, config.customersPerSecond())));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void tryOut() {
        goOn(() -> dryRuns.advance(Math.min(CUSTOMERS_AT_ONCE_MAX, config.customersPerSecond())));
    }

    private void goOn(IntSupplier step) {
        int done = 0;
        int last;
        do {
            last = QuarkusTransaction.requiringNew().call(step::getAsInt);
            done += last;
        } while (last > 0 && done < config.customersPerSecond());
    }
}
