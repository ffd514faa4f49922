package io.heartline.ingestion.importing;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Ends uploads whose instance died, and forgets old imports. Several instances may do it at once. */
@ApplicationScoped
class ImportHousekeeping {
    private final ImportRuns runs;
    private final ImportChunks chunks;
    private final ImportConfig config;
    private final Clock clock;

    ImportHousekeeping(ImportRuns runs, ImportChunks chunks, ImportConfig config, Clock clock) {
        this.runs = runs;
        this.chunks = chunks;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "30s")
    @Transactional
    void interruptStale() {
        var now = clock.instant();
        for (var run : runs.stale(now.minus(config.uploadTimeout()))) {
            run.interrupt("Nothing more of the file came in.", now);
            chunks.drop(run.id());
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void forget() {
        runs.forget(clock.instant().minus(config.retention()));
    }
}
