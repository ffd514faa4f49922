package io.heartline.platform.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long events are remembered. */
@ConfigMapping(prefix = "heartline.inbox")
interface InboxConfig {
    /**
     * How long the id of a processed event is kept. It exceeds the retention of the topics that carry what happened;
     * topics that are kept longer (erasures and compacted ones) carry states, which may be taken in twice.
     */
    @WithDefault("30d")
    Duration retention();
}
