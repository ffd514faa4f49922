package io.heartline.ingestion.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How deliveries of sources are processed and kept. */
@ConfigMapping(prefix = "heartline.deliveries")
interface DeliveryConfig {
    /** How often an instance looks for deliveries that another one left. */
    @WithDefault("1s")
    Duration pollInterval();

    /** Deliveries of one source that are processed in one transaction. */
    @Min(1)
    @Max(1_000)
    @WithDefault("50")
    int batch();

    /** A delivery that could not be stored is tried this many times before it is shown among the rejected. */
    @Min(1)
    @WithDefault("10")
    int attemptsMax();

    /** The wait after the first failed attempt; doubles for each one after. */
    @WithDefault("1s")
    Duration backoff();

    /** What was processed is kept as it came for this long, or for the source's retention if that is shorter. */
    @WithDefault("7d")
    Duration retention();

    /** What was rejected and not corrected is kept for this long, or for the source's retention if that is shorter. */
    @WithDefault("30d")
    Duration rejectedRetention();

    /** A delivery that comes again is known for this long. */
    @WithDefault("90d")
    Duration memory();
}
