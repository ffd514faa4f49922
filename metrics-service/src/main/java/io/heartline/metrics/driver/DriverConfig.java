package io.heartline.metrics.driver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Who counts as having left after mentioning a theme. */
@ConfigMapping(prefix = "heartline.driver")
interface DriverConfig {
    /** For how many days themes are collected. */
    @WithDefault("90")
    @Min(1)
    @Max(365)
    int exposureDays();

    /** In how many days after that a person leaves: by a cancellation, or by no evidence at all. */
    @WithDefault("90")
    @Min(1)
    @Max(365)
    int outcomeDays();
}
