package io.heartline.ingestion.connector;

import io.heartline.contracts.Ids;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reads sources whose turn it is, a few at the same time. */
@ApplicationScoped
class PullWorker {
    private static final int STOP_SECONDS = 10;

    private final Pulls pulls;
    private final PullStates states;
    private final Connectors connectors;
    private final ConnectorConfig config;
    private final Clock clock;
    private final Semaphore free;
    private final ExecutorService readers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("source-reader-", 0).factory());

    PullWorker(Pulls pulls, PullStates states, Connectors connectors, ConnectorConfig config, Clock clock) {
        this.pulls = pulls;
        this.states = states;
        this.connectors = connectors;
        this.config = config;
        this.clock = clock;
        this.free = new Semaphore(config.parallel());
    }

    @Scheduled(every = "${heartline.connectors.poll-interval:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        int places = free.availablePermits();
        if (places == 0) {
            return;
        }
        states.enrol(connectors.kinds(), clock.instant());
        var claim = Ids.next();
        for (var sourceId : states.claim(connectors.kinds(), claim, places, clock.instant(), config.lease())) {
            free.acquireUninterruptibly();
            readers.execute(() -> read(sourceId, claim));
        }
    }

    private void read(UUID sourceId, UUID claim) {
        try {
            pulls.read(sourceId, claim, config.portionsMax());
        } finally {
            free.release();
        }
    }

    /** Portions that are being read come to their end; what does not in time is read again by another instance. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        readers.shutdown();
        if (!readers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            readers.shutdownNow();
        }
    }
}
