package io.heartline.console;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the pages of the services are, as browsers see them. */
@ConfigMapping(prefix = "heartline.console")
interface ConsoleConfig {
    /** The origin of the metrics service's pages; the same host as this page if absent. */
    Optional<String> metricsUrl();
}
