package io.heartline.platform.trial;

import io.heartline.contracts.Erasure;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Topic;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Notes each interaction, and publishes an erasure under its event id and customer to show that it did. */
@ApplicationScoped
public class Notes {
    /** Interactions whose external id begins like this cannot be handled, unless they were cured. */
    public static final String POISON = "poison";

    private final NoteRepository notes;
    private final Outbox outbox;
    private final Clock clock;
    private final Subscription<Interaction> subscription;
    private final Semaphore gate = new Semaphore(1);
    private final Set<String> cured = ConcurrentHashMap.newKeySet();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();

    Notes(Inbox inbox, NoteRepository notes, Outbox outbox, Clock clock) {
        this.notes = notes;
        this.outbox = outbox;
        this.clock = clock;
        this.subscription = inbox.subscribe("interactions", Interaction.class, this::on);
    }

    @Incoming("interactions")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        gate.acquireUninterruptibly();
        gate.release();
        batches.add(batch.count());
        subscription.process(batch);
    }

    private void on(List<Received<Interaction>> batch) {
        for (var received : batch) {
            var externalId = received.event().externalId();
            if (externalId.startsWith(POISON) && !cured.contains(externalId)) {
                throw new IllegalArgumentException("this interaction cannot be handled");
            }
            notes.persist(new Note(received.id(), externalId));
            var customer = received.event().customerId();
            outbox.add(OutgoingEvent.of(
                    Topic.ERASURES,
                    customer,
                    new Erasure(received.id(), List.of(customer), clock.instant()),
                    clock.instant()));
        }
    }

    /** Lets no batch in while an action runs, so that what it sends arrives at once. */
    public void meanwhileClosed(Runnable action) {
        gate.acquireUninterruptibly();
        try {
            action.run();
        } finally {
            gate.release();
        }
    }

    /** From now on this interaction can be handled. */
    public void cure(String externalId) {
        cured.add(externalId);
    }

    /** How many records each batch had. */
    public List<Integer> batches() {
        return List.copyOf(batches);
    }

    /** The ids of the events that were noted under external ids with this prefix, as often as they were. */
    @Transactional
    public List<UUID> noted(String prefix) {
        return notes.find("externalId like ?1", prefix + "%").stream()
                .map(Note::eventId)
                .toList();
    }
}
