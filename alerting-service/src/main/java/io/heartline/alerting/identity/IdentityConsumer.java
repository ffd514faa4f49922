package io.heartline.alerting.identity;

import io.heartline.alerting.privacy.Erasures;
import io.heartline.contracts.CustomerIdentity;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns which ids were merged, and which merges were undone. */
@ApplicationScoped
class IdentityConsumer {
    private final Subscription<CustomerIdentity> subscription;

    IdentityConsumer(Inbox inbox, Erasures erasures, Identities identities) {
        subscription = inbox.subscribe(
                "customer-identities",
                CustomerIdentity.class,
                batch -> identities.learn(erasures.spare(batch, CustomerIdentity::customerId)));
    }

    @Incoming("customer-identities")
    @Blocking // keeps a partition's order
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }
}
