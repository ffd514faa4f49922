package io.heartline.metrics.indicator;

import io.heartline.contracts.Invitation;
import io.heartline.metrics.erasure.ErasedCustomers;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Counts each step of an invitation, once. */
@ApplicationScoped
class InvitationConsumer {
    private final Subscription<Invitation> subscription;
    private final ErasedCustomers erased;
    private final Indicators indicators;

    InvitationConsumer(Inbox inbox, ErasedCustomers erased, Indicators indicators) {
        this.erased = erased;
        this.indicators = indicators;
        this.subscription = inbox.subscribe("invitations", Invitation.class, this::on);
    }

    @Incoming("invitations")
    @Blocking // keeps the order of a partition
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<Invitation>> batch) {
        var steps = batch.stream().map(Received::event).toList();
        var gone = erased.among(steps.stream().map(Invitation::customerId).collect(Collectors.toSet()));
        var alive =
                steps.stream().filter(step -> !gone.contains(step.customerId())).toList();
        if (!alive.isEmpty()) {
            indicators.invited(alive);
        }
    }
}
