package io.heartline.platform.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Measures which keys are in use and until when: who revokes one wants to know whether anybody still needs it. */
@ApplicationScoped
class KeyUse {
    private static final double MILLIS = 1000.0;

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, AtomicLong> lastUsedMillis = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> expiresMillis = new ConcurrentHashMap<>();

    KeyUse(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** Makes the figures of a key; a name that two keys share, while one replaces the other, ends with the later. */
    void announce(ApiKey key) {
        gauge("heartline.api.key.last.used", "when a key was last used, 0 if not since the start", lastUsedMillis, key);
        var expires = key.expires();
        if (expires != null) {
            var end = gauge("heartline.api.key.expires", "when a key is refused from", expiresMillis, key);
            end.accumulateAndGet(expires.toEpochMilli(), Math::max);
        }
    }

    private AtomicLong gauge(String name, String meaning, Map<String, AtomicLong> values, ApiKey key) {
        return values.computeIfAbsent(key.name(), missing -> {
            var millis = new AtomicLong();
            Gauge.builder(name, millis, value -> value.get() / MILLIS)
                    .baseUnit("seconds")
                    .description("In seconds since 1970, " + meaning)
                    .tag("key", missing)
                    .register(meters);
            return millis;
        });
    }

    void used(ApiKey key) {
        var last = lastUsedMillis.get(key.name());
        if (last != null) {
            last.set(clock.millis());
        }
    }

    /** When a key was last used; null if not since the start. */
    @Nullable
    Instant lastUsed(String name) {
        var last = lastUsedMillis.get(name);
        return last == null || last.get() == 0 ? null : Instant.ofEpochMilli(last.get());
    }

    void expired(ApiKey key) {
        meters.counter("heartline.access.refusals", "reason", "expired", "key", key.name())
                .increment();
    }

    void unknown() {
        meters.counter("heartline.access.refusals", "reason", "unknown", "key", "")
                .increment();
    }

    void tooMany(String caller) {
        meters.counter("heartline.access.refusals", "reason", "rate", "key", caller)
                .increment();
    }

    void unreadable() {
        meters.counter("heartline.access.key.file.failures").increment();
    }
}
