package io.heartline.alerting.rule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What all rules about customers have in common. */
@ConfigMapping(prefix = "heartline.rules")
interface RulesConfig {
    /** Records that occurred longer ago raise nothing. */
    @WithDefault("24h")
    Duration freshFor();

    /** How often those who wait for an answer are looked at. */
    @WithDefault("30s")
    Duration waitingEvery();
}
