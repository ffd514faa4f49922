package io.heartline.ingestion.erasure;

import io.heartline.contracts.ErasureReceipt;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Notes which services have forgotten whom. */
@ApplicationScoped
class ErasureReceiptConsumer {
    private final Subscription<ErasureReceipt> subscription;
    private final Receipts receipts;

    ErasureReceiptConsumer(Inbox inbox, Receipts receipts) {
        this.subscription = inbox.subscribe("erasure-receipts", ErasureReceipt.class, this::on);
        this.receipts = receipts;
    }

    @Incoming("erasure-receipts")
    @Blocking // keeps the order of a partition
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<ErasureReceipt>> batch) {
        batch.forEach(received -> receipts.add(received.event()));
    }
}
