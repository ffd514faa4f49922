package io.heartline.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what is away, until it is back or the service stops. */
@ApplicationScoped
class Patience {
    private static final Duration BACKOFF = Duration.ofMillis(200);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(15);

    private final MeterRegistry meters;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Patience(MeterRegistry meters) {
        this.meters = meters;
    }

    void stop(@Observes ShutdownEvent event) {
        end();
    }

    /** Whoever waits now, or fails from now on, gives up. */
    void end() {
        stopping.countDown();
    }

    /** Whether the service stops: from then on a failure says nothing about what was being done. */
    boolean isOver() {
        return stopping.getCount() == 0;
    }

    /**
     * Runs work again and again, ever more patiently, until it does not fail.
     *
     * @throws IllegalStateException if the service stops before
     */
    void untilDone(String channel, Runnable work) {
        var wait = BACKOFF;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                giveWay(channel, wait, e);
                wait = wait.multipliedBy(2).compareTo(BACKOFF_MAX) < 0 ? wait.multipliedBy(2) : BACKOFF_MAX;
            }
        }
    }

    private void giveWay(String channel, Duration wait, RuntimeException failure) {
        if (!isOver()) {
            // The stack is told once; what follows is the same failure, again and again
            Log.warnf(
                    wait.equals(BACKOFF) ? failure : null,
                    "The channel pauses for %s because something that it needs is away, channel=%s, reason=%s",
                    wait,
                    channel,
                    Blame.reason(failure));
            meters.counter("heartline.inbox.pauses", "channel", channel).increment();
        }
        try {
            if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the service stops; the batch will be delivered again", failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the batch will be delivered again", e);
        }
    }
}
