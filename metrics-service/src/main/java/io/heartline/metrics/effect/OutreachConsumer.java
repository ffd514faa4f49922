package io.heartline.metrics.effect;

import io.heartline.contracts.Outreach;
import io.heartline.metrics.erasure.ErasedCustomers;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps each step of outreach, once, and tells of those that annoyed. */
@ApplicationScoped
class OutreachConsumer {
    private final Subscription<Outreach> subscription;
    private final ErasedCustomers erased;
    private final Effects effects;
    private final Event<OutreachAnnoyed> annoyed;

    OutreachConsumer(Inbox inbox, ErasedCustomers erased, Effects effects, Event<OutreachAnnoyed> annoyed) {
        this.erased = erased;
        this.effects = effects;
        this.annoyed = annoyed;
        this.subscription = inbox.subscribe("outreach", Outreach.class, this::on);
    }

    @Incoming("outreach")
    @Blocking // keeps the order of a partition
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<Outreach>> batch) {
        var steps = batch.stream().map(Received::event).toList();
        var gone = erased.among(steps.stream().map(Outreach::customerId).collect(Collectors.toSet()));
        var alive =
                steps.stream().filter(step -> !gone.contains(step.customerId())).toList();
        effects.add(alive);
        var unwanted = alive.stream()
                .filter(step -> OutreachAnnoyed.REASON.equals(step.reason()))
                .toList();
        if (!unwanted.isEmpty()) {
            annoyed.fire(new OutreachAnnoyed(unwanted));
        }
    }
}
