package io.heartline.ingestion.connector;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small limits, for servers on this machine. */
record LocalConfig(boolean allowPrivateAddresses, @Nullable Path root) implements ConnectorConfig {
    static final int BODY_BYTES_MAX = 64 * 1024;
    static final int REDIRECTS_MAX = 2;

    static LocalConfig open() {
        return new LocalConfig(true, null);
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public int portionsMax() {
        return 10;
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration backoff() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration backoffMax() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(20);
    }

    @Override
    public MemorySize bodyMax() {
        return new MemorySize(BigInteger.valueOf(BODY_BYTES_MAX));
    }

    @Override
    public int redirectsMax() {
        return REDIRECTS_MAX;
    }

    @Override
    public Optional<Path> folderRoot() {
        return Optional.ofNullable(root);
    }

    @Override
    public MemorySize expandedMax() {
        return new MemorySize(BigInteger.valueOf(64L * 1024 * 1024));
    }

    @Override
    public int expansionRatioMax() {
        return 200;
    }
}
