package io.heartline.metrics.books;

import io.heartline.contracts.ScoredInteraction;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.indicator.Indicators;
import io.heartline.metrics.staff.StaffLoad;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Enters each scored interaction into the books, once. */
@ApplicationScoped
class ScoredInteractionConsumer {
    private final Subscription<ScoredInteraction> subscription;
    private final Bookkeeping bookkeeping;
    private final Indicators indicators;
    private final StaffLoad staff;
    private final ScoredAge age;

    ScoredInteractionConsumer(
            Inbox inbox, Bookkeeping bookkeeping, Indicators indicators, StaffLoad staff, ScoredAge age) {
        this.bookkeeping = bookkeeping;
        this.indicators = indicators;
        this.staff = staff;
        this.age = age;
        this.subscription = inbox.subscribe("scored-interactions", ScoredInteraction.class, this::on);
    }

    @Incoming("scored-interactions")
    @Blocking // keeps the order of a partition
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<ScoredInteraction>> batch) {
        var scored = batch.stream().map(Received::event).toList();
        Function<ScoredInteraction, Piece> evidence = one -> staff.kept(Piece.of(one));
        var won = Winners.of(bookkeeping.enter(scored.stream().map(evidence).toList()), scored, evidence);
        indicators.heard(won.events(), won.replaced());
        batch.forEach(received -> age.seen(received.event().receivedAt()));
    }
}
