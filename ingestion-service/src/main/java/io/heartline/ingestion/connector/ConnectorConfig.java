package io.heartline.ingestion.connector;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How sources are asked. */
@ConfigMapping(prefix = "heartline.connectors")
interface ConnectorConfig {
    /** Whether sources may lead to private addresses; for tests and for stacks on one machine. */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** How often an instance looks for sources whose turn it is. */
    @WithDefault("1s")
    Duration pollInterval();

    /** Sources that one instance reads at the same time. */
    @Min(1)
    @Max(32)
    @WithDefault("4")
    int parallel();

    /** Portions that are read of a source before others have their turn. */
    @Min(1)
    @WithDefault("10")
    int portionsMax();

    /** After this an instance that reads a source counts as gone, and another one may read it. */
    @WithDefault("10m")
    Duration lease();

    /** The wait after the first failure; doubles for each one after. */
    @WithDefault("30s")
    Duration backoff();

    /** The longest wait after a failure. */
    @WithDefault("1h")
    Duration backoffMax();

    /** The longest time until a connection stands. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** The longest time that one answer may take. */
    @WithDefault("30s")
    Duration timeout();

    /** The largest answer, page or message. */
    @WithDefault("8M")
    MemorySize bodyMax();

    /** Redirects that are followed. */
    @Min(0)
    @WithDefault("5")
    int redirectsMax();

    /** The directory below which sources of the kind folder read; without it there are none. */
    Optional<Path> folderRoot();

    /** The largest file, expanded. */
    @WithDefault("20G")
    MemorySize expandedMax();

    /** A compressed file may not grow more than this many times. */
    @Min(1)
    @WithDefault("200")
    int expansionRatioMax();
}
