package io.heartline.metrics.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;

/** How the love bank counts. */
@ConfigMapping(prefix = "heartline.ledger")
interface LedgerConfig {
    /** After this time a deposit is worth half. */
    @WithDefault("180d")
    Duration depositHalfLife();

    /** After this time a withdrawal is worth half: bad is remembered longer. */
    @WithDefault("270d")
    Duration withdrawalHalfLife();

    /** From this stake on, a withdrawal is a breach of trust, and is told apart from many small ones. */
    @WithDefault("15")
    @DecimalMin("0.000001")
    BigDecimal shockStake();

    /** In which time many small withdrawals make a drift. */
    @WithDefault("90d")
    Duration driftWindow();

    /** How many small withdrawals make a drift, if they outweigh what was deposited in the same time. */
    @WithDefault("3")
    @Min(2)
    int driftMin();
}
