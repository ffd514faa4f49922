package io.heartline.scoring.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Map;

/** Which models score beside the live ones. */
@ConfigMapping(prefix = "heartline.score")
public interface ShadowConfig {
    /** The version of the model that is tried, by the primary tag of its language, as in {@code shadow.en=linear-en-2}. */
    Map<String, String> shadow();

    /** The share of the interactions that are scored by the shadow too, 0 to 1; which ones depends on their ids alone. */
    @DecimalMin("0")
    @DecimalMax("1")
    @WithDefault("0.1")
    double shadowShare();
}
