package io.heartline.alerting.detection;

import io.heartline.contracts.Pulse;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps pulses for the detector. */
@ApplicationScoped
class PulseConsumer {
    private final Subscription<Pulse> subscription;

    PulseConsumer(Inbox inbox, PulseWindows windows) {
        subscription = inbox.subscribe(
                "pulses",
                Pulse.class,
                batch -> windows.save(batch.stream().map(Received::event).toList()));
    }

    @Incoming("pulses")
    @Blocking // keeps a partition's order
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }
}
