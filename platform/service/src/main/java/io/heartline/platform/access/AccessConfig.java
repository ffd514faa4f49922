package io.heartline.platform.access;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who may call. */
@ConfigMapping(prefix = "heartline.access")
interface AccessConfig {
    /**
     * The API keys, comma-separated, each {@code name:sha256:roles:brands}: the SHA-256 of the key in hexadecimal, roles
     * joined by {@code +}, brands joined by {@code +} or {@code *} for all. A service does not start without one.
     */
    Optional<List<String>> apiKeys();
}
