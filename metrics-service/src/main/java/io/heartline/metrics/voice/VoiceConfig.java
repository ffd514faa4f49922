package io.heartline.metrics.voice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Whose voice counts how much. */
@ConfigMapping(prefix = "heartline.voice")
interface VoiceConfig {
    /** Over how many days customers count as heard and as active. */
    @WithDefault("90")
    @Min(1)
    @Max(730)
    int windowDays();

    /** By which dimensions voices are raked: language, plan, region, tier, product (the one last used). */
    @WithDefault("region,plan,tier,language")
    @Size(min = 1, max = 5)
    List<String> dimensions();

    /** No voice weighs less than this times the mean weight. */
    @WithDefault("0.3")
    @DecimalMin("0")
    @DecimalMax("1")
    double weightMin();

    /** No voice weighs more than this times the mean weight. */
    @WithDefault("3")
    @DecimalMin("1")
    double weightMax();

    /** Voices that are worth fewer than this many are too thin to decide on. */
    @WithDefault("30")
    @Min(2)
    int effectiveMin();

    /** Below this share of active customers heard, 0 to 1, voices are too thin to decide on. */
    @WithDefault("0.01")
    @DecimalMin("0")
    @DecimalMax("1")
    double coverageMin();

    /** If strata of which nobody is heard have more than this share of the active customers, voices are too thin. */
    @WithDefault("0.05")
    @DecimalMin("0")
    @DecimalMax("1")
    double emptyMax();
}
