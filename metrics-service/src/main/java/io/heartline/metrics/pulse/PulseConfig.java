package io.heartline.metrics.pulse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long windows are. */
@ConfigMapping(prefix = "heartline.pulse")
interface PulseConfig {
    /** The length of a window; windows begin at whole multiples of it since 1970. */
    @WithDefault("5m")
    Duration window();

    /** How long after its end a window is closed. */
    @WithDefault("2m")
    Duration grace();
}
