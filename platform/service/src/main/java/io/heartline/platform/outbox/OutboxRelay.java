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
    // Touched by the thread of the relay alone
    private Duration wait;

    OutboxRelay(AgroalDataSource database, OutboxConfig config, OutboxBatch batch) {
        this.database = database;
        this.config = config;
        this.batch = batch;
        this.wait = config.backoff();
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
        while (!stopped()) {
            try (var connection = database.getConnection()) {
                attend(connection);
            } catch (SQLException e) {
                waitAfter(e);
            } catch (RuntimeException e) {
                Log.error("The outbox holds what cannot be relayed; nothing behind it leaves until that is mended", e);
                waitAfter(e);
            }
        }
    }

    /** Relays over one connection until that fails or the service stops. */
    private void attend(Connection connection) throws SQLException {
        execute(connection, "listen " + Outbox.CHANNEL);
        try {
            while (!stopped()) {
                relay(connection);
            }
        } finally {
            silence(connection);
        }
    }

    private void relay(Connection connection) throws SQLException {
        try {
            var sent = batch.send(connection);
            wait = config.backoff();
            if (sent == 0) {
                var notifications = connection.unwrap(PGConnection.class);
                notifications.getNotifications(
                        Math.toIntExact(config.pollInterval().toMillis()));
            }
        } catch (OutboxBatch.NotSent e) {
            waitAfter(e);
        }
    }

    /** The pool hands the connection to others, who would gather notifications that nobody reads. */
    private static void silence(Connection connection) {
        try {
            execute(connection, "unlisten *");
        } catch (SQLException e) {
            Log.debug("The relay lost its connection, and with it what it listened to", e);
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private void waitAfter(Exception failure) {
        if (!stopped()) {
            Log.warnf("Events wait in the outbox: %s; the relay tries again in %s", failure.getMessage(), wait);
            pause(wait);
            wait = min(wait.multipliedBy(2), config.backoffMax());
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
