package io.heartline.metrics.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reads are answered. */
@ConfigMapping(prefix = "heartline.reads")
interface RequestConfig {
    /**
     * A read that names no instant is for the end of the step that goes on, in steps of this length since 1970; so whoever
     * asks again within it, and nothing was entered, is told that nothing changed.
     */
    @WithDefault("1m")
    Duration nowStep();
}
