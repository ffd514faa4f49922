package io.heartline.metrics.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How fast all books are gone through. */
@ConfigMapping(prefix = "heartline.policy")
interface PolicyConfig {
    /** How many customers a second are entered again under a new policy, so that news of customers still get through. */
    @WithDefault("500")
    @Min(1)
    @Max(100_000)
    int customersPerSecond();
}
