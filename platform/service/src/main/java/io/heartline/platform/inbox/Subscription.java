package io.heartline.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heartline.contracts.EventJson;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** One channel, what its events are, and what is done with them. */
public final class Subscription<T> {
    private final String channel;
    private final Class<T> type;
    private final Consumer<List<Received<T>>> handler;
    private final SeenEvents seen;

    Subscription(String channel, Class<T> type, Consumer<List<Received<T>>> handler, SeenEvents seen) {
        this.channel = channel;
        this.type = type;
        this.handler = handler;
        this.seen = seen;
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
        seen.untilDone(channel, () -> process(records));
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
            if (!Blame.isContent(e)) {
                throw e;
            }
            oneByOne(parsed, unreadable, e);
        }
    }

    private void effect(List<Parsed<T>> parsed, List<DeadLetter> unreadable) {
        seen.inTransaction(() -> {
            seen.bury(unreadable);
            var ids = parsed.stream().map(Parsed::id).toList();
            var fresh = seen.claim(channel, ids);
            List<Received<T>> received = new ArrayList<>(fresh.size());
            for (var one : parsed) {
                if (fresh.remove(one.id())) {
                    received.add(new Received<>(one.id(), one.key(), one.event()));
                }
            }
            if (!received.isEmpty()) {
                inTraceOf(parsed, () -> handler.accept(received));
            }
            seen.count(channel, received.size(), parsed.size() - received.size());
        });
    }

    /** A batch failed for its content: each record gets a transaction of its own, and the culprit is buried. */
    private void oneByOne(List<Parsed<T>> parsed, List<DeadLetter> unreadable, RuntimeException failure) {
        if (parsed.size() > 1) {
            seen.inTransaction(() -> seen.bury(unreadable));
            for (var one : parsed) {
                process(List.of(one.origin()));
            }
            return;
        }
        var culprit = parsed.getFirst();
        seen.inTransaction(() -> {
            seen.bury(unreadable);
            seen.bury(List.of(DeadLetter.of(channel, culprit.origin(), Blame.reason(failure))));
        });
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
        if (parsed.isEmpty()) {
            return false;
        }
        var one = parsed.getFirst();
        if (seen.claim(channel, List.of(one.id())).isEmpty()) {
            return false;
        }
        inTraceOf(parsed, () -> handler.accept(List.of(new Received<>(one.id(), one.key(), one.event()))));
        seen.count(channel, 1, 0);
        return true;
    }

    private void parse(ConsumerRecord<String, byte[]> incoming, List<Parsed<T>> into) throws Unreadable {
        var id = header(incoming.headers(), "ce_id");
        if (incoming.value() == null) {
            return; // a tombstone: there is nothing to process
        }
        if (id == null || incoming.key() == null) {
            throw new Unreadable("the record has no " + (id == null ? "ce_id" : "key"));
        }
        try {
            into.add(new Parsed<>(
                    UUID.fromString(id), incoming.key(), EventJson.read(incoming.value(), type), incoming));
        } catch (JsonProcessingException e) {
            throw new Unreadable("not a value of " + type.getSimpleName() + ": " + Blame.reason(e));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("ce_id is not a UUID");
        }
    }

    /** A batch is one effect of many causes; its own events continue the trace of the last one. */
    private void inTraceOf(List<Parsed<T>> parsed, Runnable effect) {
        var trace = W3CTraceContextPropagator.getInstance()
                .extract(Context.current(), parsed.getLast().origin().headers(), HEADERS);
        try (var ignored = trace.makeCurrent()) {
            effect.run();
        }
    }

    private static @Nullable String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static final TextMapGetter<Headers> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            List<String> names = new ArrayList<>();
            headers.forEach(header -> names.add(header.key()));
            return names;
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            return headers == null ? null : header(headers, name);
        }
    };

    private record Parsed<T>(UUID id, String key, T event, ConsumerRecord<String, byte[]> origin) {}

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
