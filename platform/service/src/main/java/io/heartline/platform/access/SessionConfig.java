package io.heartline.platform.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long people stay logged in to the console. */
@ConfigMapping(prefix = "heartline.session")
interface SessionConfig {
    /**
     * Seals the cookies of log-ins: 32 bytes in base64, the same at all services, so that one log-in is enough. Without
     * it a service makes one for itself, and log-ins end when it does.
     */
    Optional<String> key();

    /** After how long people have to log in again. */
    @WithDefault("PT12H")
    Duration length();
}
