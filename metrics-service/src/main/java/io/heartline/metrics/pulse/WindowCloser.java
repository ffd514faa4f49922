package io.heartline.metrics.pulse;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Closes windows that are over; of several instances, each closes those that no other holds. */
@ApplicationScoped
class WindowCloser {
    private final Pulses pulses;

    WindowCloser(Pulses pulses) {
        this.pulses = pulses;
    }

    @Scheduled(every = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    void close() {
        while (QuarkusTransaction.requiringNew().call(pulses::close)) {
            // each round is a transaction of its own
        }
    }
}
