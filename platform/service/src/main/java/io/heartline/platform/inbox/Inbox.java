package io.heartline.platform.inbox;

import io.heartline.platform.problem.NotFound;
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
    private final Map<String, Subscription<?>> subscriptions = new ConcurrentHashMap<>();

    Inbox(SeenEvents seen) {
        this.seen = seen;
    }

    /**
     * Subscribes to a channel, with a handler that takes events in sets.
     *
     * <p>The handler runs in the transaction of the batch and may be called again with fewer events if it throws: it
     * must not do anything that the transaction does not undo.
     */
    public <T> Subscription<T> subscribe(String channel, Class<T> type, Consumer<List<Received<T>>> handler) {
        var subscription = new Subscription<>(channel, type, handler, seen);
        if (subscriptions.putIfAbsent(channel, subscription) != null) {
            throw new IllegalStateException("two consumers of the channel " + channel);
        }
        return subscription;
    }

    Subscription<?> subscription(String channel) {
        var subscription = subscriptions.get(channel);
        if (subscription == null) {
            throw new NotFound("unknown-channel", "No consumer of the channel " + channel + " runs in this service.");
        }
        return subscription;
    }
}
