package io.heartline.scoring.score;

import io.heartline.contracts.Erasure;
import io.heartline.contracts.ErasureReceipt;
import io.heartline.contracts.Topic;
import io.heartline.platform.erasure.Leftovers;
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
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Forgets customers when told to, and says so. */
@ApplicationScoped
class ErasureConsumer {
    private static final String SERVICE = "scoring-service";

    private final Subscription<Erasure> subscription;
    private final ScoreTable table;
    private final List<Memory> memories;
    private final Leftovers leftovers;
    private final Outbox outbox;
    private final Clock clock;

    ErasureConsumer(
            Inbox inbox,
            ScoreTable table,
            @All List<Memory> memories,
            Leftovers leftovers,
            Outbox outbox,
            Clock clock) {
        this.subscription = inbox.subscribe("erasures", Erasure.class, this::on);
        this.table = table;
        this.memories = List.copyOf(memories);
        this.leftovers = leftovers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Incoming("erasures")
    @Blocking // keeps the order of a partition
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<Erasure>> batch) {
        var now = clock.instant();
        for (var one : batch) {
            var erasure = one.event();
            long rows = table.forget(erasure.erasureId(), erasure.customerIds(), now);
            // Whatever was being scored is kept by now, and its events wait to be sent
            rows += leftovers.forget(erasure.customerIds());
            for (var memory : memories) {
                rows += memory.forget(erasure.customerIds());
            }
            var receipt = new ErasureReceipt(erasure.erasureId(), SERVICE, rows, now);
            outbox.add(OutgoingEvent.of(Topic.ERASURE_RECEIPTS, erasure.erasureId(), receipt, now));
        }
    }
}
