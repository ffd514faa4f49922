package io.heartline.metrics.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the love bank counts. */
@ConfigMapping(prefix = "heartline.ledger")
interface LedgerConfig {
    /** The version of the policy, in the table {@code policy}, by which new entries are posted. */
    @WithDefault("1")
    @Min(1)
    int policy();

    /** After this time a deposit is worth half. */
    @WithDefault("180d")
    Duration depositHalfLife();

    /** After this time a withdrawal is worth half: bad is remembered longer. */
    @WithDefault("270d")
    Duration withdrawalHalfLife();
}
