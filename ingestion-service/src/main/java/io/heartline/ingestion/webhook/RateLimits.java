package io.heartline.ingestion.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How much each source may send to this instance; what does not prove to be a source's uses up nothing of it. */
@ApplicationScoped
class RateLimits {
    private final Map<UUID, TokenBucket> genuine = new ConcurrentHashMap<>();
    private final Map<UUID, TokenBucket> refused = new ConcurrentHashMap<>();
    private final WebhookConfig config;
    private final Clock clock;

    RateLimits(WebhookConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** How long a source has to wait with its request; zero if it need not. */
    Duration genuine(UUID sourceId) {
        var now = clock.instant();
        return genuine.computeIfAbsent(sourceId, id -> new TokenBucket(config.rate(), config.burst(), now))
                .take(now);
    }

    /** How long to wait with a request in the name of a source that does not prove to be its own. */
    Duration refused(UUID sourceId) {
        var now = clock.instant();
        return refused.computeIfAbsent(
                        sourceId, id -> new TokenBucket(config.failureRate(), config.failureRate() * 10, now))
                .take(now);
    }
}
