package io.heartline.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heartline.contracts.EventJson;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** One channel, what its events are, and what is done with them. */
public final class Subscription<T> {
    private final String channel;
    private final Class<T> type;
    private final Consumer<List<Received<T>>> handler;
    private final Inbox inbox;

    Subscription(String channel, Class<T> type, Consumer<List<Received<T>>> handler, Inbox inbox) {
        this.channel = channel;
        this.type = type;
        this.handler = handler;
        this.inbox = inbox;
    }

    /**
     * Processes a batch to its end: when this returns, every record has had its effect, had it before, or is a dead
     * letter. A database that is away is waited for.
     *
     * @throws IllegalStateException if the service stops meanwhile; the batch will come again
     */
    public void process(ConsumerRecords<String, byte[]> batch) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(batch.count());
        batch.forEach(records::add);
        inbox.patience().untilDone(channel, () -> process(records));
    }

    private void process(List<ConsumerRecord<String, byte[]>> records) {
        List<Parsed<T>> parsed = new ArrayList<>(records.size());
        List<DeadLetter> unreadable = new ArrayList<>();
        for (var incoming : records) {
            try {
                parse(incoming, parsed);
            } catch (Unreadable e) {
                unreadable.add(DeadLetter.of(channel, incoming, e.reason()));
            }
        }
        try {
            effect(parsed, unreadable);
        } catch (RuntimeException e) {
            // A service that stops takes things away from a handler, which is not the record's fault either.
            if (parsed.isEmpty() || inbox.patience().isOver() || !Blame.isContent(e)) {
                throw e;
            }
            oneByOne(parsed, unreadable, e);
        }
    }

    private void effect(List<Parsed<T>> parsed, List<DeadLetter> unreadable) {
        var done = QuarkusTransaction.requiringNew().call(() -> {
            var buried = inbox.burials().bury(unreadable);
            var received = claim(parsed);
            if (!received.isEmpty()) {
                inTraceOf(parsed.getLast(), () -> handler.accept(received));
            }
            return new Done(buried, received.size());
        });
        inbox.burials().announce(done.buried());
        inbox.count(channel, done.processed(), parsed.size() - done.processed());
    }

    /** Those that did not have their effect before, each once, in their order. */
    private List<Received<T>> claim(List<Parsed<T>> parsed) {
        var fresh = inbox.seen().claim(channel, parsed.stream().map(Parsed::id).toList());
        List<Received<T>> received = new ArrayList<>(fresh.size());
        for (var one : parsed) {
            if (fresh.remove(one.id())) {
                received.add(one.received());
            }
        }
        return received;
    }

    /** A batch failed for its content: each record gets a transaction of its own, and the culprit is buried. */
    private void oneByOne(List<Parsed<T>> parsed, List<DeadLetter> unreadable, RuntimeException failure) {
        if (parsed.size() > 1) {
            bury(unreadable);
            for (var one : parsed) {
                process(List.of(one.origin()));
            }
            return;
        }
        List<DeadLetter> letters = new ArrayList<>(unreadable);
        letters.add(DeadLetter.of(channel, parsed.getFirst().origin(), Blame.reason(failure)));
        bury(letters);
    }

    private void bury(List<DeadLetter> letters) {
        inbox.burials()
                .announce(QuarkusTransaction.requiringNew()
                        .call(() -> inbox.burials().bury(letters)));
    }

    /**
     * Processes a dead letter again, in the caller's transaction.
     *
     * @return whether it had its effect now; false if it had it before
     * @throws Unreadable if it still cannot be read
     */
    boolean replay(ConsumerRecord<String, byte[]> buried) throws Unreadable {
        List<Parsed<T>> parsed = new ArrayList<>();
        parse(buried, parsed);
        var received = claim(parsed);
        if (received.isEmpty()) {
            return false;
        }
        inTraceOf(parsed.getFirst(), () -> handler.accept(received));
        inbox.count(channel, 1, 0);
        return true;
    }

    private void parse(ConsumerRecord<String, byte[]> incoming, List<Parsed<T>> into) throws Unreadable {
        if (incoming.value() == null) {
            return; // a tombstone: there is nothing to process
        }
        var id = KafkaHeaders.text(incoming.headers(), "ce_id");
        if (id == null || incoming.key() == null) {
            throw new Unreadable("the record has no " + (id == null ? "ce_id" : "key"));
        }
        try {
            into.add(new Parsed<>(UUID.fromString(id), EventJson.read(incoming.value(), type), incoming));
        } catch (JsonProcessingException e) {
            throw new Unreadable("not a value of " + type.getSimpleName() + ": " + Blame.reason(e));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("ce_id is not a UUID");
        }
    }

    /** A batch is one effect of many causes; its own events continue the trace of the last one. */
    private void inTraceOf(Parsed<T> cause, Runnable effect) {
        var trace = W3CTraceContextPropagator.getInstance()
                .extract(Context.current(), cause.origin().headers(), KafkaHeaders.GETTER);
        try (var ignored = trace.makeCurrent()) {
            effect.run();
        }
    }

    private record Parsed<T>(UUID id, T event, ConsumerRecord<String, byte[]> origin) {
        Received<T> received() {
            return new Received<>(id, origin.key(), event);
        }
    }

    private record Done(List<DeadLetter> buried, int processed) {}

    /** A record whose content says nothing that this service understands. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Unreadable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
