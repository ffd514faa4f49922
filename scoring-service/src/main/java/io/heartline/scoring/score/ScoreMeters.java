package io.heartline.scoring.score;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What operators see of the scoring. */
@ApplicationScoped
class ScoreMeters {
    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> newest = new AtomicReference<>();

    ScoreMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("heartline.scoring.newest.age", this::newestAgeSeconds)
                .description("Seconds since the newest scored interaction was received by Heartline")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Counts a score, and how long after the interaction was received it came. */
    void scored(LiveScore scored, Instant at) {
        meters.counter(
                        "heartline.scoring.scores",
                        "model",
                        scored.score().model(),
                        "outcome",
                        scored.score().abstained() ? "abstained" : "scored")
                .increment();
        var age = Duration.between(scored.heard().receivedAt(), at);
        meters.timer("heartline.scoring.end.to.end").record(age.isNegative() ? Duration.ZERO : age);
        newest.accumulateAndGet(
                scored.heard().receivedAt(),
                (kept, fresh) -> kept == null || (fresh != null && fresh.isAfter(kept)) ? fresh : kept);
    }

    private double newestAgeSeconds() {
        var received = newest.get();
        return received == null
                ? Double.NaN
                : Duration.between(received, clock.instant()).toMillis() / 1000.0;
    }
}
