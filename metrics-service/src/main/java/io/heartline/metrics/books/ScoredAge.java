package io.heartline.metrics.books;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How old the newest scored interaction is that this instance has seen since it was received by Heartline. */
@ApplicationScoped
class ScoredAge {
    private final AtomicReference<@Nullable Instant> newest = new AtomicReference<>();
    private final MeterRegistry meters;
    private final Clock clock;

    ScoredAge(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("heartline.scored.age", this, ScoredAge::seconds)
                .description("Time since the newest scored interaction in the books was received.")
                .baseUnit("seconds")
                .register(meters);
    }

    void seen(Instant receivedAt) {
        newest.accumulateAndGet(
                receivedAt, (known, seen) -> known != null && seen != null && known.isAfter(seen) ? known : seen);
    }

    /** NaN before the first one. */
    private double seconds() {
        var seen = newest.get();
        return seen == null
                ? Double.NaN
                : Duration.between(seen, clock.instant()).toMillis() / 1000.0;
    }
}
