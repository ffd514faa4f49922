package io.heartline.console;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the pages of the services are, as browsers see them. */
@ConfigMapping(prefix = "heartline.console")
interface ConsoleConfig {
    /** The origin of the ingestion service's pages; the same as this page's if absent. */
    Optional<String> ingestionUrl();

    /** The origin of the scoring service's pages; the same as this page's if absent. */
    Optional<String> scoringUrl();

    /** The origin of the metrics service's pages; the same as this page's if absent. */
    Optional<String> metricsUrl();

    /** The origin of the alerting service's pages; the same as this page's if absent. */
    Optional<String> alertingUrl();
}
