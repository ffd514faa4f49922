package io.heartline.metrics.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** From when to when customers are watched. */
@ConfigMapping(prefix = "heartline.retention")
interface RetentionConfig {
    /** Customers are watched from this long ago until now. */
    @WithDefault("180d")
    Duration watched();

    /** What was felt this long before that counts as exposure. */
    @WithDefault("90d")
    Duration exposure();

    /** At most so many customers are watched; of more, those with the smallest hashes. */
    @WithDefault("50000")
    @Min(100)
    @Max(1_000_000)
    int customersMax();

    /** Whether it is computed by itself each day. */
    @WithDefault("true")
    boolean daily();
}
