package io.heartline.ingestion.conversation;

import io.heartline.contracts.ScoredInteraction;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Remembers what the messages of conversations expressed. */
@ApplicationScoped
class ScoredInteractionConsumer {
    private final Subscription<ScoredInteraction> subscription;
    private final MoodStore moods;

    ScoredInteractionConsumer(Inbox inbox, MoodStore moods) {
        this.subscription = inbox.subscribe("scored-interactions", ScoredInteraction.class, this::on);
        this.moods = moods;
    }

    @Incoming("scored-interactions")
    @Blocking // keeps a partition's order
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<ScoredInteraction>> batch) {
        moods.keep(batch.stream().map(Received::event).toList());
    }
}
