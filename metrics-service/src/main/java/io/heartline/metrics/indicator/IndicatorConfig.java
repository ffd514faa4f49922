package io.heartline.metrics.indicator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How customers count as lost, and what they are worth. */
@ConfigMapping(prefix = "heartline.indicator")
interface IndicatorConfig {
    /** Where there is no contract, a customer who bought nothing for this long counts as lost; whole days. */
    @WithDefault("90d")
    Duration inactivity();

    /** Brands whose customers have a contract: they are lost when they cancel, and not before. */
    Optional<Set<String>> contractualBrands();

    /** The share of an amount that remains as a margin. */
    @WithDefault("1")
    @DecimalMin("0")
    @DecimalMax("1")
    BigDecimal margin();

    /** How far ahead value is predicted. */
    @WithDefault("365d")
    Duration horizon();

    /** At most so many buyers make a model; of more, those with the smallest hashes. */
    @WithDefault("50000")
    @Min(100)
    @Max(1_000_000)
    int buyersMax();

    /** Whether figures of relationships are computed by themselves each day. */
    @WithDefault("true")
    boolean daily();
}
