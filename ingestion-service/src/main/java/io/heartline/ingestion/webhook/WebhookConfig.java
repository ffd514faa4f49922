package io.heartline.ingestion.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What senders may do. */
@ConfigMapping(prefix = "heartline.webhooks")
interface WebhookConfig {
    /** How far the signed time of a delivery may be from ours, on both sides. */
    @WithDefault("5m")
    Duration tolerance();

    /** Requests of one source in a second, on average. */
    @Min(1)
    @WithDefault("100")
    int rate();

    /** Requests of one source at once. */
    @Min(1)
    @WithDefault("1000")
    int burst();

    /** Requests in a second that do not prove to be a source's and are still counted, for each source. */
    @Min(1)
    @WithDefault("10")
    int failureRate();
}
