package io.heartline.scoring.score;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.EventType;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what customers decide on being analysed; what else happens to them is nothing to score. */
@ApplicationScoped
class ConsentConsumer {
    private static final String ANALYSIS = "analysis";
    private static final String GRANTED = "granted";

    private final Subscription<CustomerEvent> subscription;
    private final AnalysisConsents consents;

    ConsentConsumer(Inbox inbox, AnalysisConsents consents) {
        this.consents = consents;
        this.subscription = inbox.subscribe("customer-events", CustomerEvent.class, this::on);
    }

    @Incoming("customer-events")
    @Blocking // keeps the order of a partition
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<CustomerEvent>> batch) {
        batch.stream()
                .map(Received::event)
                .filter(event -> event.type().equals(EventType.CONSENT_CHANGED)
                        && ANALYSIS.equals(event.attributes().get("purpose")))
                .forEach(event -> consents.keep(
                        event.customerId(),
                        event.brand(),
                        GRANTED.equals(event.attributes().get("status")),
                        event.occurredAt()));
    }
}
