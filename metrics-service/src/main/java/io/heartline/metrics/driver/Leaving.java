package io.heartline.metrics.driver;

import io.heartline.metrics.daily.DailyJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Counts once a day who left after mentioning a theme. */
@ApplicationScoped
class Leaving implements DailyJob {
    private final DriverStore store;
    private final DriverConfig config;

    Leaving(DriverStore store, DriverConfig config) {
        this.store = store;
        this.config = config;
    }

    @Override
    public String name() {
        return "driver";
    }

    @Override
    public void run(String brand, Instant now) {
        store.compute(brand, Duration.ofDays(config.exposureDays()), Duration.ofDays(config.outcomeDays()), now);
    }
}
