package io.heartline.metrics.books;

import io.heartline.contracts.CustomerIdentity;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns who is who. */
@ApplicationScoped
class CustomerIdentityConsumer {
    private final Subscription<CustomerIdentity> subscription;
    private final Bookkeeping bookkeeping;

    CustomerIdentityConsumer(Inbox inbox, Bookkeeping bookkeeping) {
        this.bookkeeping = bookkeeping;
        this.subscription = inbox.subscribe("customer-identities", CustomerIdentity.class, this::on);
    }

    @Incoming("customer-identities")
    @Blocking // keeps the order of a partition
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<CustomerIdentity>> batch) {
        bookkeeping.identify(batch.stream().map(Received::event).toList());
    }
}
