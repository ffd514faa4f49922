package io.heartline.scoring.rescore;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Brings re-scores on, at their pace. Whatever fails is tried again a second later, from the cursor. */
@ApplicationScoped
class RescoreJob {
    /** A pass ends after so many steps, so that a stop of the service never waits long. */
    private static final int STEPS_MAX = 2 * Rescore.PER_SECOND_MAX / Rescore.CHUNK_MAX;

    private final RescoreStep step;

    RescoreJob(RescoreStep step) {
        this.step = step;
    }

    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void pass() {
        Optional<Rescore> stepped;
        int steps = 0;
        do {
            stepped = step.step();
            steps++;
        } while (stepped.isPresent() && steps < STEPS_MAX);
    }
}
