package io.heartline.faults.campaign;

import io.heartline.faults.load.Loads;
import io.heartline.faults.receiver.Receivers;
import io.heartline.localstack.audit.Database;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackFile;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends something all the way: a text through ingestion and scoring into the books, and a misuse of data through ingestion,
 * the books and alerting to the receiver.
 */
final class Canary {
    private static final Duration THROUGH_WITHIN = Duration.ofMinutes(6);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Loads loads;
    private final Receivers receivers;
    private final Database metrics;
    private final Database alerting;
    private int sent;

    Canary(Loads loads, Receivers receivers, StackFile stack) {
        this.loads = loads;
        this.receivers = receivers;
        this.metrics = new Database(stack.database(Service.METRICS));
        this.alerting = new Database(stack.database(Service.ALERTING));
    }

    /** Whether it went through in time. */
    boolean isThrough() throws InterruptedException {
        var deadline = System.nanoTime() + THROUGH_WITHIN.toNanos();
        var customer = "canary-" + sent++;
        var misuse = loads.misuse(customer);
        var said = loads.said(customer);
        if (misuse.isEmpty() || said.isEmpty()) {
            return false;
        }
        while (!isBooked(said) || !isTold(misuse)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return true;
    }

    private boolean isBooked(String id) {
        return metrics.number("select count(*) from evidence where id = '" + id + "'") > 0;
    }

    /** Whether the receiver has taken the alert of the customer whom an event is about. */
    private boolean isTold(String event) {
        return metrics
                .query("select customer_id from evidence where id = '" + event + "'", row -> row.getString(1))
                .stream()
                .flatMap(customer -> alerting
                        .query(
                                "select id from alert where kind = 'shock' and customer_id = '" + customer + "'",
                                row -> row.getString(1))
                        .stream())
                .anyMatch(alert -> receivers.messages().stream()
                        .anyMatch(message -> message.alertId().equals(alert)));
    }
}
