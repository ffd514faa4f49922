package io.heartline.metrics.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How subscriptions are told. */
@ConfigMapping(prefix = "heartline.subscriptions")
interface SubscriptionConfig {
    /**
     * The key by which signing secrets are encrypted at rest (AES-256-GCM): 32 bytes in base64. Without it they are
     * stored as they are, protected by the database alone, and the service says so when it starts.
     */
    Optional<String> secretKey();

    /** Whether a subscription may be at a private, loopback or link-local address; decided when it is dialled. */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** The waits before the second attempt, the third and so on; the last one is then kept to. */
    @Size(min = 1, max = 30)
    @WithDefault("5s,1m,5m,30m,2h,6h")
    List<Duration> retries();

    /** How long a connection may take to come about. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long an answer may take. */
    @WithDefault("15s")
    Duration timeout();

    /** How long what is claimed belongs to its worker; longer than both timeouts together. */
    @WithDefault("40s")
    Duration lease();

    /** The most messages under way to one subscription. */
    @Min(1)
    @Max(200)
    @WithDefault("16")
    int inFlightMax();
}
