package io.heartline.metrics.journey;

import io.heartline.metrics.daily.DailyJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Computes once a day what was felt by the persons of each segment: late evidence may move anybody's past. */
@ApplicationScoped
class SegmentJourneys implements DailyJob {
    private final JourneyStore store;
    private final JourneyConfig config;

    SegmentJourneys(JourneyStore store, JourneyConfig config) {
        this.store = store;
        this.config = config;
    }

    @Override
    public String name() {
        return "journey";
    }

    @Override
    public void run(String brand, Instant now) {
        var from = now.minus(Duration.ofDays(config.segmentDays())).truncatedTo(ChronoUnit.DAYS);
        store.compute(brand, from, now);
    }
}
