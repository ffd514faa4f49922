package io.heartline.platform.outbox;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How events are relayed to Kafka. */
@ConfigMapping(prefix = "heartline.outbox")
interface OutboxConfig {
    /** The most events that are sent in one transaction. */
    @Min(1)
    @Max(10_000)
    @WithDefault("1000")
    int batchMax();

    /**
     * The largest event, with its key and headers; the transaction that adds a larger one fails. Must be below the
     * broker's {@code message.max.bytes} (1,048,588 by default), since what the broker refuses holds up what is behind.
     */
    @WithDefault("1000K")
    MemorySize eventMax();

    /** How long the relay waits for news before it looks by itself. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How long a failed relay waits at first; doubles up to {@code backoffMax}. */
    @WithDefault("200ms")
    Duration backoff();

    /** The longest wait of a failing relay. */
    @WithDefault("10s")
    Duration backoffMax();
}
