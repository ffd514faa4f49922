package io.heartline.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What endpoints accept. */
@ConfigMapping(prefix = "heartline.http")
interface HttpConfig {
    /** The largest body of a request that is read into memory; larger ones are answered with 413. */
    @WithDefault("8M")
    MemorySize bodyMax();
}
