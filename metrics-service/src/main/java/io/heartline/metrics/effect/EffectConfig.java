package io.heartline.metrics.effect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;

/** How large an effect of outreach is looked for. */
@ConfigMapping(prefix = "heartline.effect")
interface EffectConfig {
    /** The smallest difference of retained shares that matters. */
    @WithDefault("0.05")
    @DecimalMin("0.001")
    @DecimalMax("0.5")
    BigDecimal retentionMin();

    /** Whether outcomes are computed by themselves each day. */
    @WithDefault("true")
    boolean daily();
}
