package io.heartline.alerting.rule;

import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.customer.Customers;
import io.heartline.alerting.outreach.Outreaches;
import io.heartline.alerting.outreach.Trigger;
import io.heartline.contracts.IntentScore;
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

/** Remembers what customers expressed and finds severe intents in it. */
@ApplicationScoped
class ScoredInteractionConsumer {
    private final Subscription<ScoredInteraction> subscription;
    private final Customers customers;
    private final Alerts alerts;
    private final Outreaches outreaches;
    private final Clock clock;
    private final ShockRule rule;

    ScoredInteractionConsumer(
            Inbox inbox, Customers customers, Alerts alerts, Outreaches outreaches, Clock clock, ShockRule rule) {
        this.subscription = inbox.subscribe("scored-interactions", ScoredInteraction.class, this::on);
        this.customers = customers;
        this.alerts = alerts;
        this.outreaches = outreaches;
        this.clock = clock;
        this.rule = rule;
    }

    @Incoming("scored-interactions")
    @Blocking // keeps a partition's order
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<ScoredInteraction>> batch) {
        var winners = customers.hear(batch.stream().map(Received::event).toList());
        var now = clock.instant();
        for (var one : winners) {
            rule.of(one, now).ifPresent(intent -> shock(one, intent));
        }
    }

    private void shock(ScoredInteraction interaction, IntentScore intent) {
        var raised = alerts.raise(Findings.shock(interaction, intent, rule));
        if (raised.fired()) {
            var language = customers.language(interaction.customerId()).orElse(null);
            outreaches.consider(new Trigger(
                    raised.alertId(),
                    interaction.customerId(),
                    interaction.brand(),
                    true,
                    Findings.situation(interaction, intent, language)));
        }
    }
}
