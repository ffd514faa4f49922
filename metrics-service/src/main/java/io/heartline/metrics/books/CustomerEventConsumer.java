package io.heartline.metrics.books;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.EventType;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.indicator.Indicators;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Enters each customer event into the books, once. */
@ApplicationScoped
class CustomerEventConsumer {
    private final Subscription<CustomerEvent> subscription;
    private final Bookkeeping bookkeeping;
    private final Indicators indicators;

    CustomerEventConsumer(Inbox inbox, Bookkeeping bookkeeping, Indicators indicators) {
        this.bookkeeping = bookkeeping;
        this.indicators = indicators;
        this.subscription = inbox.subscribe("customer-events", CustomerEvent.class, this::on);
    }

    @Incoming("customer-events")
    @Blocking // keeps the order of a partition
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<CustomerEvent>> batch) {
        var happened = batch.stream()
                .map(Received::event)
                .filter(event -> !event.type().equals(EventType.CONSENT_CHANGED)) // says nothing of a relationship
                .toList();
        var won = Winners.of(bookkeeping.enter(happened.stream().map(Piece::of).toList()), happened, Piece::of);
        indicators.happened(won.events(), won.replaced());
    }
}
