package io.heartline.ingestion.importing;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes rows of imports, chunk by chunk, as long as the service runs.
 *
 * <p>Nothing has to be picked up after a crash: chunks that are left are taken by whichever instance looks next.
 */
@ApplicationScoped
class ImportWorker {
    private static final int BACKOFF_DOUBLINGS_MAX = 6;

    private final ChunkWork work;
    private final ImportRuns runs;
    private final ImportChunks chunks;
    private final ImportConfig config;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("import-worker").unstarted(this::run);
    private volatile boolean stopping;

    ImportWorker(ChunkWork work, ImportRuns runs, ImportChunks chunks, ImportConfig config, Clock clock) {
        this.work = work;
        this.runs = runs;
        this.chunks = chunks;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        thread.join(Duration.ofSeconds(10));
    }

    /** Says that a file has come in. */
    void wake() {
        news.release();
    }

    private void run() {
        while (!stopping) {
            try {
                if (!work.next()) {
                    pause();
                }
            } catch (ChunkWork.Failed e) {
                Log.errorf(e, "Rows of an import could not be stored, importId=%s", e.importId());
                note(e.importId());
                pause();
            } catch (RuntimeException e) {
                Log.warnf("Imports wait: %s", e.getMessage());
                pause();
            }
        }
    }

    /** Without the database nothing is noted, and so its absence never makes an import fail. */
    private void note(UUID importId) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                var run = runs.lock(importId);
                var wait = config.backoff().multipliedBy(1L << Math.min(run.attempts(), BACKOFF_DOUBLINGS_MAX));
                run.failed(config.attemptsMax(), wait, clock.instant());
                if (run.state() == ImportState.FAILED) {
                    chunks.drop(importId);
                }
            });
        } catch (RuntimeException e) {
            Log.warnf("A failed attempt could not be noted, importId=%s: %s", importId, e.getMessage());
        }
    }

    private void pause() {
        try {
            if (news.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
