package io.heartline.metrics.daily;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Runs jobs when they are due. */
@ApplicationScoped
class DayPasses {
    private static final Logger LOG = Logger.getLogger(DayPasses.class);
    /** Longer than any job takes on the largest brand. */
    private static final int TIMEOUT_SECONDS = 600;

    private final DailyJobs jobs;

    DayPasses(DailyJobs jobs) {
        this.jobs = jobs;
    }

    @Scheduled(every = "${heartline.daily.every:60s}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        QuarkusTransaction.requiringNew().run(jobs::ensure);
        while (runOne()) {
            // each job is a transaction of its own
        }
    }

    private boolean runOne() {
        try {
            return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(jobs::runDue);
        } catch (DailyJobs.JobFailed e) {
            LOG.errorf(
                    e,
                    "The daily job %s failed; it is tried again in ten minutes.",
                    e.due().job());
            QuarkusTransaction.requiringNew().run(() -> jobs.postpone(e.due()));
            return true;
        }
    }
}
