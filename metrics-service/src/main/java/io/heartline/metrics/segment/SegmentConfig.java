package io.heartline.metrics.segment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;

/** Where the segments begin and end. */
@ConfigMapping(prefix = "heartline.segment")
interface SegmentConfig {
    /** Evidence older than this no longer makes a fan or a risk. */
    @WithDefault("28d")
    Duration window();

    /** A mean valence this far from 0 makes a fan or a risk. */
    @WithDefault("0.25")
    @DecimalMin("0")
    @DecimalMax("1")
    BigDecimal enter();

    /** A fan or a risk whose mean valence comes closer to 0 than this is none any more. */
    @WithDefault("0.10")
    @DecimalMin("0")
    @DecimalMax("1")
    BigDecimal leave();

    /** From how many expressions on their mean makes a fan or a risk. */
    @WithDefault("2")
    @Min(1)
    int evidenceMin();

    /** For how long the opposite state makes a new one a shift, and how long an inactive customer counts as silent. */
    @WithDefault("180d")
    Duration memory();

    /** With how many windows before the current one is compared to tell who is estranged. */
    @WithDefault("6")
    @Min(1)
    int estrangedWindows();

    /** How many of those windows must have seen activity. */
    @WithDefault("3")
    @Min(1)
    int estrangedActiveMin();

    /** Activity below their mean divided by this makes a customer estranged. */
    @WithDefault("5")
    @Min(1)
    int estrangedDivisor();
}
