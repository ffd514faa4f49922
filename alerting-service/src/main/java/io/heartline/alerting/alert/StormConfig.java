package io.heartline.alerting.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** When alerts about customers are so many that they are told together. */
@ConfigMapping(prefix = "heartline.storm")
interface StormConfig {
    /** So many alerts of a kind and a brand are told one by one within that time; further ones together. */
    @Min(1)
    @Max(100_000)
    @WithDefault("10")
    int alerts();

    /** The time in which they are counted; with fewer than that many in it a storm takes no more. */
    @WithDefault("5m")
    Duration within();

    /** How long the first of a storm waits for others. */
    @WithDefault("30s")
    Duration delay();

    /** How long until later ones of a storm are told. */
    @WithDefault("5m")
    Duration interval();
}
