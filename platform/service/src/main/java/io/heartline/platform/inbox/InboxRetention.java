package io.heartline.platform.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Forgets events that Kafka can no longer deliver, a chunk per transaction so that none is long. */
@ApplicationScoped
class InboxRetention {
    private static final int CHUNK = 10_000;

    private final SeenEvents seen;
    private final InboxConfig config;
    private final Clock clock;

    InboxRetention(SeenEvents seen, InboxConfig config, Clock clock) {
        this.seen = seen;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        forget(CHUNK);
    }

    void forget(int chunk) {
        var before = clock.instant().minus(config.retention());
        int forgotten;
        do {
            forgotten = QuarkusTransaction.requiringNew().call(() -> seen.forget(before, chunk));
        } while (forgotten == chunk);
    }
}
