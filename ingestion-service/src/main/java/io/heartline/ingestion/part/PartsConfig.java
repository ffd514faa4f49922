package io.heartline.ingestion.part;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the parts of an export come from that other services keep. */
@ConfigMapping(prefix = "heartline.export")
interface PartsConfig {
    /** Where the scoring service is. Without it no export is complete. */
    Optional<URI> scoringUrl();

    /** Where the metrics service is. Without it no export is complete. */
    Optional<URI> metricsUrl();

    /** Where the alerting service is: where contacts are decided on, unless it is said. */
    @WithDefault("${heartline.alerting.url:}")
    Optional<URI> alertingUrl();

    /** A key of these services with the role {@code admin} and all brands. */
    Optional<String> apiKey();

    /** The longest wait for a connection. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** The longest time that all answers of one service may take together; services are asked at the same time. */
    @WithDefault("20s")
    Duration timeout();

    /** The largest answer of one service. */
    @WithDefault("32M")
    MemorySize answerMax();

    /** The largest archive, compressed. */
    @WithDefault("128M")
    MemorySize archiveMax();

    /** Exports that one instance makes at the same time; the others are told to come again. */
    @Min(1)
    @WithDefault("2")
    int parallelMax();
}
