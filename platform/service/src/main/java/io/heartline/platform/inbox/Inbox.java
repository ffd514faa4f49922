package io.heartline.platform.inbox;

import io.heartline.platform.problem.NotFound;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Where events come in.
 *
 * <p>A consumer subscribes once, in its constructor, and hands every batch of records to its {@link Subscription}. The
 * effect of an event and the note that it was seen are one transaction, so Kafka may deliver it as often as it likes.
 */
@ApplicationScoped
public class Inbox {
    private final SeenEvents seen;
    private final Burials burials;
    private final Patience patience;
    private final MeterRegistry meters;
    private final Map<String, Subscription<?>> subscriptions = new ConcurrentHashMap<>();

    Inbox(SeenEvents seen, Burials burials, Patience patience, MeterRegistry meters) {
        this.seen = seen;
        this.burials = burials;
        this.patience = patience;
        this.meters = meters;
    }

    /**
     * Subscribes to a channel, with a handler that takes events in sets.
     *
     * <p>The handler runs in the transaction of the batch and may be called again with fewer events if it throws: it
     * must not do anything that the transaction does not undo.
     */
    public <T> Subscription<T> subscribe(String channel, Class<T> type, Consumer<List<Received<T>>> handler) {
        var subscription = new Subscription<>(channel, type, handler, this);
        if (subscriptions.putIfAbsent(channel, subscription) != null) {
            throw new IllegalStateException("two consumers of the channel " + channel);
        }
        // A figure that is there from the start can be watched for its first change
        count(channel, 0, 0);
        burials.watch(channel);
        return subscription;
    }

    Subscription<?> subscription(String channel) {
        var subscription = subscriptions.get(channel);
        if (subscription == null) {
            throw new NotFound("unknown-channel", "No consumer of the channel " + channel + " runs in this service.");
        }
        return subscription;
    }

    SeenEvents seen() {
        return seen;
    }

    Burials burials() {
        return burials;
    }

    Patience patience() {
        return patience;
    }

    void count(String channel, int processed, int duplicates) {
        meters.counter("heartline.inbox.records", "channel", channel, "outcome", "processed")
                .increment(processed);
        meters.counter("heartline.inbox.records", "channel", channel, "outcome", "duplicate")
                .increment(duplicates);
    }
}
