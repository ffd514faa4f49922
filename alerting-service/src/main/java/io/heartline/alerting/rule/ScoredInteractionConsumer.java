package io.heartline.alerting.rule;

import io.heartline.alerting.contactpolicy.Complaints;
import io.heartline.alerting.customer.Customers;
import io.heartline.alerting.privacy.Erasures;
import io.heartline.alerting.waiting.Utterances;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Remembers what customers expressed, complaints apart, and finds severe intents in it. */
@ApplicationScoped
class ScoredInteractionConsumer {
    private final Subscription<ScoredInteraction> subscription;
    private final Erasures erasures;
    private final Customers customers;
    private final Complaints complaints;
    private final BuiltInRules builtIn;
    private final Alarms alarms;
    private final RuleFollower follower;
    private final Utterances utterances;
    private final Clock clock;

    ScoredInteractionConsumer(
            Inbox inbox,
            Erasures erasures,
            Customers customers,
            Complaints complaints,
            BuiltInRules builtIn,
            Alarms alarms,
            RuleFollower follower,
            Utterances utterances,
            Clock clock) {
        this.subscription = inbox.subscribe("scored-interactions", ScoredInteraction.class, this::on);
        this.erasures = erasures;
        this.customers = customers;
        this.complaints = complaints;
        this.builtIn = builtIn;
        this.alarms = alarms;
        this.follower = follower;
        this.utterances = utterances;
        this.clock = clock;
    }

    @Incoming("scored-interactions")
    @Blocking // keeps a partition's order
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<ScoredInteraction>> batch) {
        var spared = erasures.spare(batch, ScoredInteraction::customerId);
        utterances.note(spared);
        var winners = customers.hear(spared);
        complaints.note(winners);
        alarms.hear(winners);
        var now = clock.instant();
        var rule = builtIn.shock();
        for (var one : winners) {
            rule.of(one, now).ifPresent(intent -> alarms.shock(one, intent));
        }
        follower.hear(winners, now);
    }
}
