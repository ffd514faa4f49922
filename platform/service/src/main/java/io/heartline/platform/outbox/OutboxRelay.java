package io.heartline.platform.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/**
 * Sends what is in the outbox, in order, as long as the service runs.
 *
 * <p>One thread with one connection: it listens for commits that add events, so that an event leaves at once, and looks
 * by itself once per poll interval. A failing database or broker makes it wait longer and longer, and go on for ever.
 */
@ApplicationScoped
class OutboxRelay {
    private final AgroalDataSource database;
    private final OutboxConfig config;
    private final OutboxBatch batch;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("outbox-relay").unstarted(this::run);

    OutboxRelay(AgroalDataSource database, OutboxConfig config, OutboxBatch batch) {
        this.database = database;
        this.config = config;
        this.batch = batch;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(Duration.ofSeconds(10));
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void run() {
        var wait = config.backoff();
        while (!stopped()) {
            try (var connection = database.getConnection()) {
                listen(connection);
                wait = config.backoff();
                while (!stopped()) {
                    relay(connection);
                }
            } catch (SQLException | OutboxBatch.NotSent e) {
                Log.warnf("Events wait in the outbox: %s; the relay tries again in %s", e.getMessage(), wait);
                pause(wait);
                wait = min(wait.multipliedBy(2), config.backoffMax());
            }
        }
    }

    private static void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + Outbox.CHANNEL);
        }
    }

    private void relay(Connection connection) throws SQLException, OutboxBatch.NotSent {
        if (batch.send(connection) == 0) {
            var notifications = connection.unwrap(PGConnection.class);
            notifications.getNotifications(Math.toIntExact(config.pollInterval().toMillis()));
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

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
