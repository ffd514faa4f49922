package io.heartline.metrics.books;

import io.heartline.contracts.Erasure;
import io.heartline.contracts.ErasureReceipt;
import io.heartline.contracts.Topic;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes customers out of the books when told to, and says so. */
@ApplicationScoped
class ErasureConsumer {
    private static final String SERVICE = "metrics-service";

    private final Subscription<Erasure> subscription;
    private final Forgetting forgetting;
    private final Outbox outbox;
    private final Clock clock;

    ErasureConsumer(Inbox inbox, Forgetting forgetting, Outbox outbox, Clock clock) {
        this.subscription = inbox.subscribe("erasures", Erasure.class, this::on);
        this.forgetting = forgetting;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Incoming("erasures")
    @Blocking // keeps the order of a partition
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<Erasure>> batch) {
        for (var received : batch) {
            var erasure = received.event();
            var now = clock.instant();
            long rows = forgetting.forget(erasure.erasureId(), erasure.customerIds(), now);
            var receipt = new ErasureReceipt(erasure.erasureId(), SERVICE, rows, now);
            outbox.add(OutgoingEvent.of(Topic.ERASURE_RECEIPTS, erasure.erasureId(), receipt, now));
        }
    }
}
