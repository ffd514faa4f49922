package io.heartline.alerting.customer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is remembered of customers. */
@ConfigMapping(prefix = "heartline.customers")
interface CustomersConfig {
    /** For how long what customers expressed is remembered, as evidence and for drafts; without the text. */
    @WithDefault("30d")
    Duration remember();
}
