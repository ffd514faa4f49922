package io.heartline.metrics.pulse;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Pulse;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.Topic;
import io.heartline.metrics.count.Counts;
import io.heartline.metrics.evidence.Emotions;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.evidence.Succession;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the windows: once when they are closed, and again whenever what is known of them changes.
 *
 * <p>A window is always added up anew from the evidence that lies in it, so that no order of arrival can leave a trace.
 */
@ApplicationScoped
public class Pulses {
    private static final int CLOSED_AT_ONCE_MAX = 200;
    private static final Comparator<PulseStore.Published> ORDER = Comparator.comparing(
                    (PulseStore.Published one) -> one.key().window(), Window.ORDER)
            .thenComparing(one -> one.key().scope())
            .thenComparing(one -> one.key().value());

    private final PulseStore store;
    private final Pieces pieces;
    private final Counts counts;
    private final Outbox outbox;
    private final Clock clock;
    private final PulseConfig config;

    Pulses(PulseStore store, Pieces pieces, Counts counts, Outbox outbox, Clock clock, PulseConfig config) {
        this.store = store;
        this.pieces = pieces;
        this.counts = counts;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Takes note of new winners, whose rows are written already: opens their windows, and publishes those again that
     * are closed.
     */
    public void apply(Collection<Succession> successions) {
        Set<Window> touched = new HashSet<>();
        for (var succession : successions) {
            if (succession.before() != null) {
                touch(touched, succession.before().piece());
            }
            touch(touched, succession.now());
        }
        if (!touched.isEmpty()) {
            publish(store.open(touched));
        }
    }

    /** Takes note of evidence whose rows are deleted: publishes its windows again that are closed. */
    public void remove(Collection<Piece> gone) {
        Set<Window> touched = new HashSet<>();
        gone.forEach(piece -> touch(touched, piece));
        if (!touched.isEmpty()) {
            publish(store.open(touched));
        }
    }

    /**
     * Closes windows that are over, in the caller's transaction.
     *
     * @return whether there may be more of them
     */
    boolean close() {
        var startedBy = clock.instant().minus(config.grace()).minus(config.window());
        var due = store.due(startedBy, CLOSED_AT_ONCE_MAX);
        publish(due);
        if (!due.isEmpty()) {
            store.close(due);
        }
        return due.size() == CLOSED_AT_ONCE_MAX;
    }

    /**
     * Adds the closed windows of a span up anew.
     *
     * @param replacing whether what differs is published again, in the caller's transaction
     * @return how many scopes of windows differ from what was published
     */
    public long differing(String brand, Instant from, Instant to, boolean replacing) {
        var windows = store.closed(brand, from, to);
        var changed = changed(windows);
        if (replacing) {
            publishAll(changed);
        }
        return changed.size();
    }

    /** What was published, in order of time, then of value. */
    List<Pulse> list(
            String brand,
            ScopeKind scope,
            @Nullable String value,
            Instant from,
            Instant to,
            PulseStore.After after,
            int limit) {
        return store.list(brand, scope, value, from, to, after, limit).stream()
                .map(this::pulse)
                .toList();
    }

    private void touch(Set<Window> touched, Piece piece) {
        if (piece.feeling() != null) {
            touched.add(window(piece));
        }
    }

    private Window window(Piece piece) {
        return Window.of(piece.brand(), piece.occurredAt(), config.window());
    }

    /** Adds windows up anew, and publishes the scopes of them that differ from what was published. */
    private void publish(List<Window> windows) {
        publishAll(changed(windows));
    }

    private void publishAll(List<PulseStore.Published> changed) {
        if (changed.isEmpty()) {
            return;
        }
        changed.sort(ORDER);
        store.record(changed);
        var first = changed.stream().filter(one -> one.revision() == 1).toList();
        counts.add(Counts.Kind.PULSES, first, one -> one.key().window().brand(), 1);
        outbox.addAll(changed.stream().map(this::event).toList());
    }

    private List<PulseStore.Published> changed(List<Window> windows) {
        if (windows.isEmpty()) {
            return List.of();
        }
        var spans = windows.stream()
                .map(window -> new Pieces.Span(
                        window.brand(), window.start(), window.start().plus(config.window())))
                .toList();
        Map<PulseSums.Key, PulseSums> sums = new HashMap<>(PulseSums.of(pieces.expressed(spans), this::window));
        var published = store.published(windows);
        published.keySet().forEach(key -> sums.putIfAbsent(key, PulseSums.NONE));
        List<PulseStore.Published> changed = new ArrayList<>();
        sums.forEach((key, now) -> {
            var before = published.get(key);
            if (before == null) {
                changed.add(new PulseStore.Published(key, 1, now));
            } else if (!before.sums().equals(now)) {
                changed.add(new PulseStore.Published(key, before.revision() + 1, now));
            }
        });
        return changed;
    }

    private OutgoingEvent event(PulseStore.Published published) {
        var pulse = pulse(published);
        return OutgoingEvent.of(
                Topic.PULSES, Pulse.key(pulse.brand(), pulse.scope(), pulse.value()), pulse, clock.instant());
    }

    private Pulse pulse(PulseStore.Published published) {
        var key = published.key();
        var sums = published.sums();
        Map<Emotion, Long> emotions = new EnumMap<>(Emotion.class);
        for (var emotion : Emotion.values()) {
            emotions.put(emotion, sums.emotions().get(Emotions.index(emotion)));
        }
        emotions.values().removeIf(count -> count == 0);
        return new Pulse(
                key.window().brand(),
                key.scope(),
                key.value(),
                key.window().start(),
                key.window().start().plus(config.window()),
                published.revision(),
                sums.count(),
                sums.customers(),
                sums.negative(),
                sums.positive(),
                sums.valenceMicros(),
                sums.squaresMicros(),
                emotions,
                sums.reach(),
                sums.backfillCount(),
                sums.backfillNegative(),
                sums.negativeCustomers());
    }
}
