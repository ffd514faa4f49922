package io.heartline.ingestion.delivery;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Processes deliveries as long as the service runs.
 *
 * <p>Nothing has to be picked up after a crash: what waits is taken by whichever instance looks next.
 */
@ApplicationScoped
class DeliveryWorker {
    private final DeliveryWork work;
    private final DeliveryConfig config;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("delivery-worker").unstarted(this::run);
    private volatile boolean stopping;

    DeliveryWorker(DeliveryWork work, DeliveryConfig config) {
        this.work = work;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        thread.join(Duration.ofSeconds(10));
    }

    /** Says that something has come in. */
    void wake() {
        news.release();
    }

    private void run() {
        while (!stopping) {
            try {
                if (!round()) {
                    pause();
                }
            } catch (RuntimeException e) {
                Log.warnf("Deliveries wait: %s", e.getMessage());
                pause();
            }
        }
    }

    /** Gives every source that has something to do its turn; whether anything was done. */
    private boolean round() {
        boolean any = false;
        for (var sourceId : work.waiting()) {
            any |= !stopping && turn(sourceId) > 0;
        }
        return any;
    }

    /** A batch that fails is taken apart, so that one delivery does not hold up the others. */
    private int turn(UUID sourceId) {
        try {
            return work.next(sourceId, config.batch());
        } catch (RuntimeException e) {
            Log.warnf(e, "Deliveries are processed one by one, since a batch failed, sourceId=%s", sourceId);
        }
        int processed = 0;
        for (int i = 0; i < config.batch() && !stopping; i++) {
            try {
                int one = work.next(sourceId, 1);
                if (one == 0) {
                    break;
                }
                processed += one;
            } catch (DeliveryWork.Failed e) {
                Log.errorf(e, "A delivery could not be processed, deliveryId=%s", e.deliveryId());
                work.failed(e.deliveryId(), config);
            }
        }
        return processed;
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
