package io.heartline.metrics.sentiment;

import io.heartline.contracts.ModelCard;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns how accurate the models are. */
@ApplicationScoped
class ModelCardConsumer {
    private final Subscription<ModelCard> subscription;

    ModelCardConsumer(Inbox inbox, Scorers scorers) {
        this.subscription = inbox.subscribe(
                "model-cards",
                ModelCard.class,
                batch -> batch.stream().map(Received::event).forEach(scorers::record));
    }

    @Incoming("model-cards")
    @Blocking // keeps the order of a partition
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }
}
