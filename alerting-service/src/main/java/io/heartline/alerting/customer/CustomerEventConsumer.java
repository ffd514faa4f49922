package io.heartline.alerting.customer;

import io.heartline.alerting.privacy.Erasures;
import io.heartline.contracts.CustomerEvent;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from customer events how customers are to be addressed, and tells others what happened. */
@ApplicationScoped
class CustomerEventConsumer {
    private final Subscription<CustomerEvent> subscription;

    CustomerEventConsumer(Inbox inbox, Erasures erasures, Customers customers, Event<Happened> happened) {
        subscription = inbox.subscribe("customer-events", CustomerEvent.class, batch -> {
            var events = erasures.spare(batch, CustomerEvent::customerId);
            customers.meet(events);
            happened.fire(new Happened(events));
        });
    }

    @Incoming("customer-events")
    @Blocking // keeps a partition's order
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }
}
