package io.heartline.platform.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long events are remembered. */
@ConfigMapping(prefix = "heartline.inbox")
interface InboxConfig {
    /** How long the id of a processed event is kept. Must exceed the retention of every topic that is consumed. */
    @WithDefault("30d")
    Duration retention();
}
