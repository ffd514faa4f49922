package io.heartline.metrics.value;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Who is worth most. */
@ConfigMapping(prefix = "heartline.value")
interface ValueConfig {
    /** Over how many days money is added up. */
    @WithDefault("365")
    @Min(1)
    @Max(3650)
    int windowDays();

    /** Which share of the persons with a value above 0 is in the tier high, and a VIP: the top decile. */
    @WithDefault("0.1")
    @DecimalMin("0.001")
    @DecimalMax("0.5")
    double highShare();

    /** Which share is in high or middle. */
    @WithDefault("0.5")
    @DecimalMin("0.001")
    @DecimalMax("1")
    double middleShare();

    /** With fewer persons than this nobody has a tier: the top tenth of five is nobody in particular. */
    @WithDefault("10")
    @Min(2)
    int personsMin();
}
