package io.heartline.alerting.delivery;

import io.heartline.alerting.receiver.Endpoint;
import io.heartline.alerting.receiver.ReceiverKind;
import io.heartline.alerting.receiver.Receivers;
import io.heartline.alerting.wire.AlertmanagerFormat;
import io.heartline.alerting.wire.AttemptOutcome;
import io.heartline.platform.database.Database;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Repeats to Alertmanagers what they were told, as they expect of whoever alerts: what fires as long as it fires, what is
 * resolved for five minutes. A repetition that fails is made good by the next one, so it is not in the log; the
 * first message of each kind went through the delivery log.
 */
@ApplicationScoped
class Resender {
    /** The most alerts in a request. */
    static final int BATCH_MAX = 200;
    /** The most alerts repeated to one receiver, newest first; the rest end by Alertmanager's resolve timeout. */
    static final int REPEATED_MAX = 5_000;

    // The last thing that the receiver was told of each alert, unless the alert was over long ago.
    private static final String TOLD = """
        select body from (
            select distinct on (subject_id) subject_id, type, body, created_at from delivery
            where receiver_id = ? and status = 'delivered' and body <> ''
              and type in ('alert.fired', 'alert.resolved', 'alerts.fired', 'alerts.resolved')
            order by subject_id, created_at desc, id desc) told
        where type in ('alert.fired', 'alerts.fired') or created_at > ?
        order by created_at desc
        limit ?\
        """;

    private final Database database;
    private final Receivers receivers;
    private final Courier courier;
    private final DeliveryConfig config;
    private final Clock clock;
    private final AlertmanagerFormat format = new AlertmanagerFormat();

    Resender(Database database, Receivers receivers, Courier courier, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.receivers = receivers;
        this.courier = courier;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${heartline.delivery.resend-interval:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resend() throws InterruptedException {
        var endpoints = QuarkusTransaction.requiringNew().call(() -> receivers.endpoints(ReceiverKind.ALERTMANAGER));
        for (var one : endpoints.entrySet()) {
            resend(one.getKey(), one.getValue());
        }
    }

    private void resend(UUID receiverId, Endpoint endpoint) throws InterruptedException {
        var since = clock.instant().minus(config.resolvedFor());
        var bodies = QuarkusTransaction.requiringNew()
                .call(() -> database.query(TOLD, row -> row.getString(1), receiverId, since, REPEATED_MAX));
        for (int from = 0; from < bodies.size(); from += BATCH_MAX) {
            List<String> batch = bodies.subList(from, Math.min(from + BATCH_MAX, bodies.size()));
            var outcome = courier.post(ReceiverKind.ALERTMANAGER, format.batch(endpoint, batch));
            boolean isDone = outcome instanceof AttemptOutcome.Accepted;
            if (!isDone) {
                Log.infof("A repetition waits for the next one: %s, receiverId=%s", outcome.words(), receiverId);
                return;
            }
        }
    }
}
