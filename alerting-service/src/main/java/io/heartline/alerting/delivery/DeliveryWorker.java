package io.heartline.alerting.delivery;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Delivers what is due, as long as the service runs.
 *
 * <p>One thread listens for commits that hand in messages, so that they leave at once, and looks by itself once per
 * poll interval; each attempt runs on a virtual thread of its own. What a killed worker had claimed is due again when
 * its lease ends, so a message is delivered at least once, always with the same {@code webhook-id}.
 */
@ApplicationScoped
class DeliveryWorker {
    private static final Duration BACKOFF = Duration.ofSeconds(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final AgroalDataSource database;
    private final Deliveries deliveries;
    private final DeliveryLog log;
    private final Attempts attempts;
    private final DeliveryConfig config;
    private final Semaphore free;
    private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean held = new AtomicBoolean();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("delivery-worker").unstarted(this::run);

    DeliveryWorker(
            AgroalDataSource database,
            Deliveries deliveries,
            DeliveryLog log,
            Attempts attempts,
            DeliveryConfig config) {
        this.database = database;
        this.deliveries = deliveries;
        this.log = log;
        this.attempts = attempts;
        this.config = config;
        this.free = new Semaphore(config.inFlightMax());
        if (config.lease().compareTo(config.connectTimeout().plus(config.timeout())) <= 0) {
            throw new IllegalStateException("heartline.delivery.lease is not longer than both timeouts together");
        }
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(STOP_PATIENCE);
        threads.shutdown();
        if (!threads.awaitTermination(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow(); // their leases end, and another worker delivers them
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void run() {
        while (!stopped()) {
            try (var connection = database.getConnection()) {
                listen(connection);
                while (!stopped()) {
                    if (!dispatch()) {
                        connection
                                .unwrap(PGConnection.class)
                                .getNotifications(
                                        Math.toIntExact(config.pollInterval().toMillis()));
                    }
                }
            } catch (SQLException | RuntimeException e) {
                Log.warnf("Deliveries wait: %s; the worker tries again in %s", e.getMessage(), BACKOFF);
                pause(BACKOFF);
            }
        }
    }

    private static void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + Deliveries.CHANNEL);
        }
    }

    /** Begins what is due, as far as there is room; whether there was anything. */
    private boolean dispatch() {
        int room = free.availablePermits();
        var saturated = saturated();
        held.set(room == 0 || !saturated.isEmpty());
        if (room == 0) {
            return false;
        }
        var claimed = log.claim(config.lease(), saturated, Math.min(room, config.inFlightPerReceiverMax()));
        for (var one : claimed) {
            free.acquireUninterruptibly();
            underWay.merge(one.receiverId(), 1, Integer::sum);
            threads.execute(() -> attempt(one));
        }
        return !claimed.isEmpty();
    }

    private Set<UUID> saturated() {
        return underWay.entrySet().stream()
                .filter(entry -> entry.getValue() >= config.inFlightPerReceiverMax())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void attempt(DeliveryLog.Claimed claimed) {
        try {
            attempts.make(claimed);
        } catch (RuntimeException e) {
            Log.warnf(e, "An attempt could not be noted and will be repeated, deliveryId=%s", claimed.id());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.computeIfPresent(claimed.receiverId(), (id, count) -> count == 1 ? null : count - 1);
            free.release();
            goOn();
        }
    }

    /** Wakes the worker if something may have been held back for want of room. */
    private void goOn() {
        if (held.compareAndSet(true, false) && !stopped()) {
            try {
                QuarkusTransaction.requiringNew().run(deliveries::wake);
            } catch (RuntimeException e) {
                Log.debugf(e, "The worker was not woken; it looks by itself");
            }
        }
    }

    private void pause(Duration wait) {
        try {
            var ignored = stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
