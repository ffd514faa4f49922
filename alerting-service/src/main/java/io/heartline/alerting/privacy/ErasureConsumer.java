package io.heartline.alerting.privacy;

import io.heartline.contracts.Erasure;
import io.heartline.contracts.ErasureReceipt;
import io.heartline.contracts.Topic;
import io.heartline.platform.database.Database;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import io.quarkus.arc.All;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Forgets customers when told to, and says so. */
@ApplicationScoped
class ErasureConsumer {
    private static final String SERVICE = "alerting-service";

    private final Subscription<Erasure> subscription;
    private final Erasures erasures;
    private final List<Holding> holdings;
    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    ErasureConsumer(
            Inbox inbox,
            Erasures erasures,
            @All List<Holding> holdings,
            Database database,
            Outbox outbox,
            Clock clock) {
        this.subscription = inbox.subscribe("erasures", Erasure.class, this::on);
        this.erasures = erasures;
        this.holdings = List.copyOf(holdings);
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Incoming("erasures")
    @Blocking // keeps a partition's order
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<Erasure>> batch) {
        var now = clock.instant();
        for (var one : batch) {
            var erasure = one.event();
            erasures.remember(erasure.erasureId(), erasure.customerIds(), now);
            long rows = forgetRecords(erasure.customerIds());
            for (var holding : holdings) {
                rows += holding.forget(erasure.customerIds());
            }
            var receipt = new ErasureReceipt(erasure.erasureId(), SERVICE, rows, now);
            outbox.add(OutgoingEvent.of(Topic.ERASURE_RECEIPTS, erasure.erasureId(), receipt, now));
        }
    }

    /** Records of these customers that could not be read, and events about them that did not leave yet. */
    private long forgetRecords(List<UUID> customerIds) {
        var keys = customerIds.stream().map(UUID::toString).toArray(String[]::new);
        long rows = database.update("delete from dead_letter where key = any (?)", (Object) keys);
        rows += database.update("delete from outbox where key = any (?)", (Object) keys);
        return rows;
    }
}
