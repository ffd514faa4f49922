package io.heartline.ingestion.contactdecision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where contact decisions are made. */
@ConfigMapping(prefix = "heartline.alerting")
interface AlertingConfig {
    /** Where the alerting service is. Without it nobody is invited: invitations wait. */
    Optional<URI> url();

    /** A key of the alerting service with the role {@code contact}. */
    Optional<String> apiKey();

    /** The longest wait for a connection. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** The longest wait for an answer. */
    @WithDefault("5s")
    Duration timeout();

    /** The wait after the first attempt to say what became of a decision; doubles for each one after, up to an hour. */
    @WithDefault("2s")
    Duration backoff();
}
